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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Masks the values of a message and keeps its structure. Letters become *, digits become #. Every
 * text that is not a known label counts as a value.
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
  private static final Pattern LONG_RUN = Pattern.compile("[*#+/=]{41,}");
  private static final String BETWEEN_PIECES = ":=;,|\t\n<>{}[]\"()";

  private final Set<String> labels = new HashSet<>();
  private final ReasonMask reasons = new ReasonMask(labels);

  /**
   * @param labels words before values, which are not masked
   */
  public PersonalDataMask(Set<String> labels) {
    labels.forEach(label -> this.labels.add(normal(label)));
  }

  /** Makes a mask that keeps these labels and the structure words of messages. */
  public static PersonalDataMask withStructureWords(Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    all.addAll(words("structure-words.txt"));
    return new PersonalDataMask(all);
  }

  /** Reads a word list of the program. */
  static Set<String> words(String list) {
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(
                PersonalDataMask.class.getResourceAsStream("/ops/" + list),
                StandardCharsets.UTF_8))) {
      return words
          .lines()
          .filter(word -> !word.isBlank() && !word.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the program cannot read one of its own files", e);
    }
  }

  /** Masks a message. JSON keeps its names, XML its elements, all else its known labels. */
  public String content(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        return JSON.writeValueAsString(json(JSON.readTree(text)));
      } catch (JsonProcessingException e) {
        return pieces(text); // it is not JSON
      }
    }
    return start.startsWith("<") ? elements(text) : pieces(text);
  }

  /** Masks a value and keeps its length; null stays null. */
  public String value(String text) {
    return text == null ? null : shape(PrintableText.line(text));
  }

  /**
   * Masks the persons in a reason; null stays null.
   *
   * @param content the message, needed only if a word may be a name
   */
  public String reason(String reason, Supplier<String> content) {
    return reason == null ? null : reasons.mask(PrintableText.line(reason), content);
  }

  private JsonNode json(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      int unknown = 0;
      for (var entry : object.properties()) {
        boolean known = labels.contains(normal(entry.getKey()));
        String name = known ? entry.getKey() : shape(entry.getKey());
        // Two names may have the same mask; keep both.
        masked.set(masked.has(name) ? name + " " + ++unknown : name, json(entry.getValue()));
      }
      return masked;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> masked.add(json(item)));
      return masked;
    }
    return node.isNull() || node.isBoolean()
        ? node
        : JsonNodeFactory.instance.textNode(shape(PrintableText.line(node.asText())));
  }

  private String elements(String text) {
    Set<String> known = elementNames(text);
    known.addAll(labels);
    Matcher tags = TAG.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (tags.find()) {
      if (endsName(text, tags.end())
          && (known.contains(tags.group(2)) || known.contains(normal(tags.group(2))))) {
        masked.append(pieces(text.substring(from, tags.start()))).append(tags.group());
        from = tags.end();
      }
    }
    return masked.append(pieces(text.substring(from))).toString();
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

  private String pieces(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || BETWEEN_PIECES.indexOf(text.charAt(i)) >= 0) {
        masked.append(piece(text.substring(start, i)));
        if (i < text.length()) {
          masked.append(text.charAt(i));
        }
        start = i + 1;
      }
    }
    return each(
        LONG_RUN, PrintableText.lines(masked.toString()), run -> "***… (" + run.length() + ")");
  }

  private String piece(String text) {
    String plain = normal(text);
    return labels.contains(plain) || MEDIA_TYPE.matches(plain) ? text : shape(text);
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
