package es.sml.connector.ops;

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
import java.util.function.UnaryOperator;

/**
 * Shows the build of a message and none of its values: letters become *, digits become #. What is
 * not known for a label is taken for a value.
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
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:\\[\\]]+@[^\\s\"'<>(),;:\\[\\]]+");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d ().-]{4,}\\d");
  private static final Pattern QUOTED =
      Pattern.compile("\\\\\"(.*?)\\\\\"|«(.*?)»|“(.*?)”|\\B'(.*?)'\\B");
  private static final Pattern WORD = Pattern.compile("[\\pL\\pN_@.+-]{2,}");
  private static final String BETWEEN_PIECES = ":=;,|\t\n<>{}[]\"()";

  private final Set<String> labels = new HashSet<>();

  /**
   * @param labels words that stand before values, and are kept
   */
  public PersonalDataMask(Set<String> labels) {
    labels.forEach(label -> this.labels.add(normal(label)));
  }

  /** One that keeps these labels, and the words of which messages are built. */
  public static PersonalDataMask withStructureWords(Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    try (BufferedReader words =
        new BufferedReader(
            new InputStreamReader(
                PersonalDataMask.class.getResourceAsStream("/ops/structure-words.txt"),
                StandardCharsets.UTF_8))) {
      words.lines().filter(word -> !word.isBlank() && !word.startsWith("#")).forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the program cannot be read", e);
    }
    return new PersonalDataMask(all);
  }

  /** A message: JSON with its names, XML with its elements, everything else with known labels. */
  String content(String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        return JSON.writeValueAsString(json(JSON.readTree(text)));
      } catch (JsonProcessingException e) {
        return pieces(text); // none after all
      }
    }
    return start.startsWith("<") ? elements(text) : pieces(text);
  }

  /** A value of which nothing is to be seen but its shape; null stays null. */
  String value(String text) {
    return text == null ? null : shape(PrintableText.line(text));
  }

  /**
   * A reason: addresses, numbers, what it quotes, and the names that stand in the message itself.
   *
   * @param content the message that it is about
   */
  String reason(String reason, String content) {
    if (reason == null) {
      return null;
    }
    String line = PrintableText.line(reason);
    String unquoted =
        each(
            QUOTED,
            each(NUMBER, each(ADDRESS, line, PersonalDataMask::shape), PersonalDataMask::shape),
            this::quoted);
    return withoutWordsOf(unquoted, content);
  }

  private String quoted(String quotes) {
    return labels.contains(normal(quotes.replaceAll("[\\\\\"'«»“”]", ""))) ? quotes : shape(quotes);
  }

  private String withoutWordsOf(String reason, String content) {
    Set<String> values = new HashSet<>();
    Matcher words = WORD.matcher(content);
    while (words.find()) {
      values.add(words.group().toLowerCase(Locale.ROOT));
    }
    return each(
        WORD,
        reason,
        word ->
            isNameLike(word)
                    && values.contains(word.toLowerCase(Locale.ROOT))
                    && !labels.contains(normal(word))
                ? shape(word)
                : word);
  }

  // As names are written, and what has a digit in it.
  private static boolean isNameLike(String word) {
    return Character.isUpperCase(word.codePointAt(0))
        || word.chars().anyMatch(Character::isDigit)
        || word.indexOf('@') >= 0;
  }

  private JsonNode json(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      int unknown = 0;
      for (var entry : object.properties()) {
        boolean known = labels.contains(normal(entry.getKey()));
        String name = known ? entry.getKey() : shape(entry.getKey());
        // Two names of one shape must both be seen.
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

  // Those that begin and end: an address in angle brackets begins like one.
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

  private static String each(Pattern pattern, String text, UnaryOperator<String> shown) {
    Matcher found = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (found.find()) {
      masked.append(text.substring(from, found.start())).append(shown.apply(found.group()));
      from = found.end();
    }
    return masked.append(text.substring(from)).toString();
  }

  private static String shape(String text) {
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

  private static String normal(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
