package es.sml.connector.parse.content;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.channel.ContentReader;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/** All content of a message, in every encoding that a message allows. */
public final class SeenText {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern CDATA = Pattern.compile("<!\\[CDATA\\[|\\]\\]>");
  private static final Pattern OPTIONAL_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern PERCENT_ESCAPE = Pattern.compile("(?:%[0-9a-fA-F]{2})+");
  private static final List<UnaryOperator<String>> DECODINGS =
      List.of(
          text -> TAG.matcher(text).replaceAll(""),
          text -> CDATA.matcher(text).replaceAll(""),
          text -> OPTIONAL_ZERO.matcher(text).replaceAll(""),
          text -> CONTROL.matcher(text).replaceAll(""),
          text -> Parser.unescapeEntities(text, false),
          SeenText::withoutJsonEscapes,
          text -> withoutPercentEscapes(text, StandardCharsets.UTF_8),
          text -> withoutPercentEscapes(text, WINDOWS_1252));
  private static final int MOST_LAYERS = 4;

  private final List<String> texts;

  private SeenText(List<String> texts) {
    this.texts = texts;
  }

  /** The readable content of a message. */
  public static SeenText of(InboundMessage message) {
    MessageContent content = ContentReader.read(message, TextLimit.of(ParseSettings.DEFAULT));
    List<String> texts = new ArrayList<>();
    content.parts().forEach(part -> texts.add(part.text()));
    Stream.of(content.from(), content.replyTo(), content.subject())
        .filter(header -> header != null)
        .forEach(texts::add);
    return new SeenText(texts);
  }

  /** Returns whether it contains these digits in sequence, with any text between them. */
  public boolean hasDigits(String digits) {
    return anyLayer(text -> digits(text).contains(digits));
  }

  /** Returns whether it contains that text in any case. */
  public boolean containsText(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return anyLayer(
        text -> InvisibleCharacters.without(text).toLowerCase(Locale.ROOT).contains(small));
  }

  private boolean anyLayer(Predicate<String> test) {
    Set<String> layer = new LinkedHashSet<>(texts);
    Set<String> tried = new HashSet<>();
    for (int i = 0; i < MOST_LAYERS && !layer.isEmpty(); i++) {
      if (layer.stream().anyMatch(test)) {
        return true;
      }
      tried.addAll(layer);
      layer =
          layer.stream()
              .flatMap(text -> DECODINGS.stream().map(decoding -> decoding.apply(text)))
              .filter(decoded -> !tried.contains(decoded))
              .collect(Collectors.toCollection(LinkedHashSet::new));
    }
    return false;
  }

  /** Converts the digits of any script to ASCII digits. */
  public static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.codePoints()
        .map(c -> Character.digit(c, 10))
        .filter(digit -> digit >= 0)
        .forEach(digits::append);
    return digits.toString();
  }

  private static String withoutJsonEscapes(String text) {
    return JSON_ESCAPE
        .matcher(text)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }

  private static String withoutPercentEscapes(String text, Charset charset) {
    return PERCENT_ESCAPE
        .matcher(text)
        .replaceAll(
            escape -> {
              String hex = escape.group().replace("%", "");
              byte[] bytes = HexFormat.of().parseHex(hex);
              return Matcher.quoteReplacement(new String(bytes, charset));
            });
  }
}
