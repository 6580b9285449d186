package es.sml.connector.ops.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.setting.file.ProgramFile;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Masks the values of a message and keeps its structure. Letters become *, digits become #. Every
 * text that is not a known label counts as a value. Values that are not personal data stay.
 */
public final class PersonalDataMask {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("(?:text|multipart|application|image|message|audio|video)/[a-z0-9.+-]{1,60}");
  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9_:.-]{0,40})");
  private static final Pattern SITE = Pattern.compile("\\S+[.@]\\S+");
  private static final Pattern LONG_RUN = Pattern.compile("[*#+/=]{41,}");
  private static final String BETWEEN_PIECES = ":=;,|\t\n<>{}[]\"()";

  private final Set<String> labels = new HashSet<>();
  private final PlainValues values;
  private final ReasonMask reasons;

  /**
   * Makes a mask that keeps the structure words of messages, and other words.
   *
   * @param labels words before values
   * @param portals domains of portals, in small letters
   * @param cars words in the names of vehicles, in small letters, without accents
   * @param mailboxes the names of the dealers' mailboxes, which status shows, too
   */
  public PersonalDataMask(
      Set<String> labels, Set<String> portals, Set<String> cars, Set<String> mailboxes) {
    labels.forEach(label -> this.labels.add(normal(label)));
    this.labels.addAll(words("structure-words.txt"));
    this.values = new PlainValues(portals, cars);
    this.reasons = new ReasonMask(this.labels, mailboxes, values);
  }

  /** Reads a word list of the program. */
  static Set<String> words(String list) {
    return ProgramFile.text("/ops/" + list)
        .lines()
        .filter(word -> !word.isBlank() && !word.startsWith("#"))
        .collect(Collectors.toSet());
  }

  /** Masks a message. JSON keeps its names, XML its elements, all else its known labels. */
  public String content(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        return JSON.writeValueAsString(json(null, JSON.readTree(text)));
      } catch (JsonProcessingException e) {
        return pieces(null, text); // it is not JSON
      }
    }
    return start.startsWith("<") ? elements(text) : pieces(null, text);
  }

  /** Masks the name of a file or a message and keeps its length; null stays null. */
  public String value(String text) {
    return text == null ? null : values.name(PrintableText.line(text));
  }

  /** Masks a text about a vehicle, such as a subject, except for the words of cars. */
  public String vehicle(String text) {
    return text == null ? null : values.of(PlainValues.VEHICLE, PrintableText.line(text));
  }

  /** Masks the domain of a sender unless it is a portal's; null stays null. */
  public String domain(String domain) {
    return domain == null ? null : values.withDomains("@" + domain).substring(1);
  }

  /** Masks the source of a lead if it is a domain or an address; a portal's, and names, stay. */
  public String source(String source) {
    return SITE.matches(source) ? domain(source) : PrintableText.line(source);
  }

  /**
   * Masks the persons in a reason; null stays null.
   *
   * @param content the message, needed only if a word may be a name
   */
  public String reason(String reason, Supplier<String> content) {
    return reason == null ? null : reasons.mask(PrintableText.line(reason), content);
  }

  private JsonNode json(String field, JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      int unknown = 0;
      for (var entry : object.properties()) {
        boolean known = labels.contains(normal(entry.getKey()));
        String name = known ? entry.getKey() : shape(entry.getKey());
        // Two names may have the same mask; keep both.
        masked.set(
            masked.has(name) ? name + " " + ++unknown : name,
            json(normal(entry.getKey()), entry.getValue()));
      }
      return masked;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> masked.add(json(field, item)));
      return masked;
    }
    return node.isNull() || node.isBoolean()
        ? node
        : JsonNodeFactory.instance.textNode(values.of(field, PrintableText.line(node.asText())));
  }

  private String elements(String text) {
    Set<String> known = elementNames(text);
    known.addAll(labels);
    Matcher tags = TAG.matcher(text);
    StringBuilder masked = new StringBuilder();
    String field = null;
    int from = 0;
    while (tags.find()) {
      if (endsName(text, tags.end())
          && (known.contains(tags.group(2)) || known.contains(normal(tags.group(2))))) {
        masked.append(pieces(field, text.substring(from, tags.start()))).append(tags.group());
        field = tags.group(1).isEmpty() ? normal(tags.group(2)) : null;
        from = tags.end();
      }
    }
    return masked.append(pieces(field, text.substring(from))).toString();
  }

  // An element has a start and an end. An address in angle brackets has only a start.
  private static Set<String> elementNames(String text) {
    Set<String> begun = new HashSet<>();
    Set<String> ended = new HashSet<>();
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      if (endsName(text, tags.end())) {
        (tags.group(1).isEmpty() ? begun : ended).add(tags.group(2));
      }
    }
    begun.retainAll(ended);
    return begun;
  }

  private static boolean endsName(String text, int at) {
    return at < text.length() && "/> \t\r\n".indexOf(text.charAt(at)) >= 0;
  }

  // A label before a value, or the element around it, is the value's field.
  private String pieces(String element, String text) {
    StringBuilder masked = new StringBuilder(text.length());
    String field = element;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || BETWEEN_PIECES.indexOf(text.charAt(i)) >= 0) {
        String piece = text.substring(start, i);
        boolean isLabel = labels.contains(normal(piece));
        masked.append(isLabel ? piece : piece(field, piece));
        field = isLabel ? normal(piece) : field;
        if (i < text.length()) {
          masked.append(text.charAt(i));
          field = text.charAt(i) == '\n' ? element : field;
        }
        start = i + 1;
      }
    }
    return each(
        LONG_RUN, PrintableText.lines(masked.toString()), run -> "***… (" + run.length() + ")");
  }

  private String piece(String field, String text) {
    return MEDIA_TYPE.matches(normal(text)) ? text : values.of(field, text);
  }

  static String each(Pattern pattern, String text, UnaryOperator<String> shown) {
    Matcher found = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (found.find()) {
      masked.append(text.substring(from, found.start())).append(shown.apply(found.group()));
      from = found.end();
    }
    return masked.append(text.substring(from)).toString();
  }

  public static String shape(String text) {
    StringBuilder shape = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isDigit(c)) {
                shape.append('#');
              } else if (c < 0x80 && !Character.isLetter(c)) {
                shape.append((char) c);
              } else {
                shape.append('*');
              }
            });
    return shape.toString();
  }

  static String normal(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
