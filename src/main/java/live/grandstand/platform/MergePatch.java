package live.grandstand.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * PATCH as rest.md wants it, which is RFC 7396: what is absent stays, null clears, anything else
 * replaces, objects are merged. Fields that the record does not have are refused.
 */
public final class MergePatch {
  private MergePatch() {}

  /**
   * The record as it is after the patch; not yet validated.
   *
   * @param current the record as it is now
   * @param patch what the client sent
   * @throws AppException {@code BAD_REQUEST} naming a field that is unknown or of a wrong type
   */
  public static <T extends Record> T apply(T current, ObjectNode patch, Class<T> type) {
    ObjectNode merged = Json.mapper().valueToTree(current);
    merge(merged, patch);
    try {
      return Json.mapper().treeToValue(merged, type);
    } catch (JsonProcessingException e) {
      throw JsonMistakes.describe(e);
    }
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      JsonNode present = target.get(change.getKey());
      if (present instanceof ObjectNode inner && change.getValue() instanceof ObjectNode changes) {
        merge(inner, changes);
      } else {
        target.set(change.getKey(), change.getValue());
      }
    }
  }
}
