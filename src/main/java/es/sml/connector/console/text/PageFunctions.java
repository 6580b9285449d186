package es.sml.connector.console.text;

import es.sml.connector.language.RecordedReason;
import es.sml.connector.language.RecordedTexts;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of the templates: texts, times and numbers. It decides how much of a key is shown.
 */
public final class PageFunctions extends AbstractExtension {
  private static final int SHOWN_OF_A_KEY = 12;

  @Override
  public Map<String, Function> getFunctions() {
    return Map.ofEntries(
        entry("t", (values, times) -> times.messages().get(text(values, 0), rest(values))),
        entry("word", (values, times) -> word(text(values, 0), text(values, 1), times.messages())),
        entry("who", (values, times) -> who(text(values, 0), times.messages())),
        entry("recorded", (values, times) -> RecordedReason.in(text(values, 0), times.locale())),
        entry(
            "recordedAs",
            (values, times) ->
                RecordedTexts.valueOf(text(values, 0)).in(text(values, 1), times.locale())),
        entry("time", (values, times) -> times.exact(text(values, 0))),
        entry("day", (values, times) -> times.withDay(text(values, 0))),
        entry("ago", (values, times) -> times.ago(text(values, 0))),
        entry("clock", (values, times) -> times.clock(text(values, 0))),
        entry("duration", (values, times) -> times.duration((Number) values.get("0"))),
        entry("number", (values, times) -> number(values.get("0"), times.locale())),
        entry("key", (values, times) -> shortKey(text(values, 0))),
        entry("url", (values, times) -> new SafeString(encode(text(values, 0)))));
  }

  private static Map.Entry<String, Function> entry(String name, Work work) {
    return Map.entry(name, new Call(work));
  }

  private interface Work {
    Object of(Map<String, Object> values, PageTimes times);
  }

  private record Call(Work work) implements Function {
    @Override
    public Object execute(
        Map<String, Object> values, PebbleTemplate page, EvaluationContext context, int line) {
      return work.of(values, PageTimes.in(context.getLocale()));
    }

    @Override
    public List<String> getArgumentNames() {
      return null; // arguments have positions, not names
    }
  }

  private static String text(Map<String, Object> values, int place) {
    Object value = values.get(String.valueOf(place));
    return value == null ? null : value.toString();
  }

  private static Object[] rest(Map<String, Object> values) {
    Object[] rest = new Object[values.size() - 1];
    for (int i = 0; i < rest.length; i++) {
      Object value = values.get(String.valueOf(i + 1));
      rest[i] = value == null ? "" : value;
    }
    return rest;
  }

  /** Returns the name of a code; the code itself if it has no name. */
  private static String word(String kind, String code, PageMessages messages) {
    String name = kind + "." + code;
    return messages.has(name) ? messages.get(name) : code;
  }

  /** Returns the role of an operator in the reader's language, with the name. */
  private static String who(String who, PageMessages messages) {
    int end = who.indexOf(' ') < 0 ? who.length() : who.indexOf(' ');
    return word("role", who.substring(0, end), messages) + who.substring(end);
  }

  private static String number(Object value, Locale locale) {
    return value instanceof Number number ? NumberFormat.getInstance(locale).format(number) : "–";
  }

  private static String shortKey(String key) {
    if (key == null) {
      return "";
    }
    int slash = key.indexOf('/');
    String whole = slash < 0 ? key : key.substring(0, slash);
    return whole.substring(0, Math.min(SHOWN_OF_A_KEY, whole.length()))
        + (slash < 0 ? "" : key.substring(slash));
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
