package live.grandstand.providers;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Things that an illustration can show, and the words, English and Vietnamese, that call for them.
 */
enum Motif {
  NIGHT("night|midnight|dark|darkness|moon|moonlight|star|stars|đêm|khuya|tối|trăng|ngôi sao"),
  SUNSET("sunset|dusk|evening|dawn|sunrise|morning|hoàng hôn|chiều|bình minh|sáng sớm|rạng đông"),
  RAIN("rain|rains|rainy|storm|storms|flood|mưa|bão|lũ|giông"),
  SNOW("snow|snowy|ice|winter|frost|tuyết|băng|mùa đông"),
  MOUNTAINS("mountain|mountains|cliff|cliffs|peak|valley|hill|hills|núi|đồi|vách đá|thung lũng"),
  WATER(
      "sea|ocean|waves?|river|lake|shore|beach|harbour|harbor|water|island|biển|sông|hồ|suối|nước|sóng|đảo|bờ"),
  BOAT("boat|boats|ship|ships|sail|sailor|fisherman|fishermen|thuyền|tàu|ngư dân|chèo"),
  FOREST("forest|wood|woods|tree|trees|jungle|garden|leaf|leaves|rừng|cây|vườn|lá|tre"),
  FLOWERS("flower|flowers|rose|blossom|meadow|spring|hoa|sen|mùa xuân|cánh đồng|ruộng|lúa"),
  HOUSES("house|houses|home|village|cottage|hut|farm|nhà|làng|thôn|xóm|quê|mái"),
  CITY("city|cities|town|street|tower|towers|skyscraper|market|thành phố|phố|đường phố|chợ|cao ốc"),
  LIGHTHOUSE("lighthouse|lantern|castle|hải đăng|lâu đài|tháp"),
  PEOPLE(
      "man|men|woman|women|boy|girl|child|children|people|king|queen|mother|father|keeper|friend|friends"
          + "|người|cô bé|cậu bé|mẹ|cha|bố|ông|bà|vua|em bé|trẻ"),
  ANIMAL("dog|cat|horse|buffalo|cow|fox|wolf|deer|sheep|trâu|bò|chó|mèo|ngựa|hươu|cáo|sói"),
  BIRDS("bird|birds|swallow|gull|gulls|crow|eagle|wings|chim|cò|quạ|én|đại bàng|cánh");

  private final Pattern words;

  Motif(String words) {
    this.words =
        Pattern.compile(
            "(?<![\\p{L}\\p{M}])(?:" + words + ")(?![\\p{L}\\p{M}])", Pattern.UNICODE_CASE);
  }

  /** The motifs that a text calls for. */
  static Set<Motif> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<Motif> found = EnumSet.noneOf(Motif.class);
    for (Motif motif : values()) {
      if (motif.words.matcher(lower).find()) {
        found.add(motif);
      }
    }
    return found;
  }
}
