package es.sml.connector.parse.content;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Map;

/** Detects the type of a text that has no content type, or only a file name. */
public final class ContentKind {
  public static final String JSON = "application/json";
  public static final String XML = "application/xml";

  private static final Map<String, String> BY_EXTENSION =
      Map.of(
          "xml", "application/xml",
          "adf", "application/xml",
          "json", JSON,
          "csv", "text/csv",
          "tsv", "text/csv",
          "html", "text/html",
          "htm", "text/html",
          "txt", "text/plain");

  /** Not "[Nombre] Ana", which is a label. */
  private static final Pattern JSON_ARRAY =
      Pattern.compile("^\\[\\s*(?:[\\[{\"\\]0-9-]|true|false|null|$)");

  /** "[12.10.26, 17:02:11] Ana: Hola" and "[17:02] Ana: Hola" are chats. */
  private static final Pattern CHAT_TIME =
      Pattern.compile("^\\[\\s*\\d{1,4}(?:[./-]\\d{1,2}[./-]|:)\\d");

  private static final Pattern HTML_ELEMENT =
      Pattern.compile("^<(?:p|div|table|span|h[1-6]|ul|dl|b|strong|font|style|script|br)\\b");

  private ContentKind() {}

  /** Returns the MIME type for a file extension; null if it is unknown. */
  public static String ofName(String name) {
    int dot = name == null ? -1 : name.lastIndexOf('.');
    return dot < 0 ? null : BY_EXTENSION.get(Letters.lower(name.substring(dot + 1)));
  }

  /** Returns the MIME type for the beginning of the text. */
  public static String ofText(String text) {
    String beginning = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
    if (beginning.startsWith("{")) {
      return JSON;
    }
    boolean marked = beginning.startsWith("<");
    if (!marked && !beginning.startsWith("[") && beginning.indexOf('<') < 0) {
      return "text/plain"; // most are, so this is first
    }
    String start = Letters.lower(beginning);
    if (start.startsWith("[") && JSON_ARRAY.matcher(start).find()) {
      return CHAT_TIME.matcher(start).find() ? "text/plain" : JSON;
    }
    if (start.contains("<html")
        || start.contains("<!doctype html")
        || (marked && HTML_ELEMENT.matcher(start).find())) {
      return "text/html";
    }
    return marked ? XML : "text/plain";
  }
}
