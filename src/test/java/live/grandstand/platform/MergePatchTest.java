package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergePatchTest {
  record Inner(boolean email, boolean push) {}

  record Thing(String name, @Nullable String note, Inner inner) {}

  private final Thing thing = new Thing("a", "b", new Inner(true, true));

  @Test
  void whatIsAbsentStaysAndNullClears() {
    assertEquals(thing, patched("{}"));
    assertEquals(new Thing("c", "b", thing.inner()), patched("{'name':'c'}"));
    assertEquals(new Thing("a", null, thing.inner()), patched("{'note':null}"));
  }

  @Test
  void objectsAreMerged() {
    assertEquals(new Thing("a", "b", new Inner(true, false)), patched("{'inner':{'push':false}}"));
  }

  @Test
  void theFieldAtFaultIsNamed() {
    assertEquals("role", fault("{'role':'admin'}"));
    assertEquals("name", fault("{'name':1}"));
    assertEquals("name", fault("{'name':{}}"));
    assertEquals("inner.push", fault("{'inner':{'push':'no'}}"));
    assertEquals("inner.push", fault("{'inner':{'push':null}}"));
    assertEquals("inner", fault("{'inner':[]}"));
  }

  private String fault(String patch) {
    AppException refusal = assertThrows(AppException.class, () -> patched(patch));
    assertEquals(ErrorCode.BAD_REQUEST, refusal.code());
    return refusal.fields().get(0).field();
  }

  private Thing patched(String patch) {
    try {
      ObjectNode node = (ObjectNode) Json.mapper().readTree(patch.replace('\'', '"'));
      return MergePatch.apply(thing, node, Thing.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
