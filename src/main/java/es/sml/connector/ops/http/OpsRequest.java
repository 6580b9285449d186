package es.sml.connector.ops.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import es.sml.connector.command.intake.CommandJson;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.parse.text.Misspelling;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * A request to the ops API, from a program or from a page of the console. It decides the language,
 * and refuses unknown fields, repeated parameters and a body that is no JSON object or has another
 * type.
 *
 * @param caller the person or program that sent it
 * @param name the lead, dead letter or account in the path; empty if there is none
 * @param language the language of texts for its caller
 * @param query the query parameters
 * @param body empty if there is none
 */
public record OpsRequest(
    Caller caller, String name, Locale language, Map<String, String> query, ObjectNode body) {
  /** Header of the command line with the user of the machine. It is not verified. */
  static final String PERSON = "Ops-Person";

  private static final String LANGUAGE = "language";

  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)\\s*application/([a-z0-9.-]+\\+)?json\\s*(;.*)?");

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  public static OpsRequest of(Exchange exchange) {
    HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
    String path = request.uri().split("[?]", 2)[0];
    String below = path.substring(path.indexOf(OpsEndpoint.ROOT) + OpsEndpoint.ROOT.length());
    String[] segments = below.split("/", -1);
    Caller caller =
        exchange.getProperty(AccessGuard.CALLER, Caller.class).claiming(request.getHeader(PERSON));
    Map<String, String> query = query(request.query());
    Locale accepted = exchange.getProperty(AccessGuard.LANGUAGE, Locale.ENGLISH, Locale.class);
    return new OpsRequest(
        caller,
        segments.length > 1 ? decode(segments[1]) : "",
        language(query.get(LANGUAGE), accepted),
        query,
        body(request, exchange.getMessage().getBody(byte[].class)));
  }

  public OpsRequest with(Map<String, String> otherQuery, ObjectNode otherBody) {
    return new OpsRequest(caller, name, language, otherQuery, otherBody);
  }

  public Role role() {
    return caller.role();
  }

  /** Returns the caller's role and name, for the audit. */
  public String who() {
    return caller.who();
  }

  /** Returns the dealers that a list with commas names; null for all. */
  public static Set<String> dealers(String written) {
    return written == null || written.isEmpty() ? null : Set.of(written.split(","));
  }

  private static Locale language(String chosen, Locale accepted) {
    return switch (chosen == null ? accepted.getLanguage() : chosen) {
      case "es" -> Locale.forLanguageTag("es");
      case "en" -> Locale.ENGLISH;
      default -> throw OpsException.wrong("refused.language", "language must be es or en");
    };
  }

  /** Returns the action, for the audit. */
  public OperatorAction action(String what, String details) {
    return new OperatorAction(who(), what, details);
  }

  /** Refuses a body with an unknown field: it may be a spelling mistake. */
  public static void checkFields(JsonNode body, Set<String> known) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw OpsException.wrong(
                    "refused.no-field",
                    "the body has no field {0}; its fields are {1}",
                    PrintableText.line(name),
                    known);
              }
            });
  }

  /** Refuses an unknown query parameter: without a misspelt filter, a list shows everything. */
  public void checkQuery(Set<String> known) {
    for (String name : query.keySet()) {
      if (!known.contains(name) && !name.equals(LANGUAGE)) {
        throw OpsException.wrong(
            "refused.no-parameter",
            "this path has no query parameter {0}{1}",
            PrintableText.line(name),
            Misspelling.hint(name, known));
      }
    }
  }

  /** Returns whether a query parameter is true. Without one it is false. */
  public static boolean isTrue(String name, String written) {
    if (written != null && !written.equals("true") && !written.equals("false")) {
      throw OpsException.wrong("refused.boolean", "{0} must be true or false", name);
    }
    return "true".equals(written);
  }

  /** Returns the query parameters. A parameter that appears twice is refused. */
  public static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        if (query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "") != null) {
          throw OpsException.wrong(
              "refused.twice", "the parameter {0} appears twice; send it once", decode(parts[0]));
        }
      }
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw OpsException.wrong(
          "refused.percent", "the URL has a % without two hexadecimal digits after it");
    }
  }

  private static ObjectNode body(HttpServerRequest request, byte[] content) {
    checkType(request);
    if (content == null || content.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode body = JSON.readTree(text(content));
      CommandJson.repeatedField(content)
          .ifPresent(
              field -> {
                throw OpsException.wrong(
                    "refused.repeated-field",
                    "the body has the field {0} twice; send it once",
                    PrintableText.line(field));
              });
      if (body instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw OpsException.wrong("refused.no-json", "the body is not valid JSON");
    }
    throw OpsException.wrong("refused.no-object", "the body must be a JSON object");
  }

  // Java's String would put another character in place of each wrong byte.
  private static String text(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw OpsException.wrong("refused.no-utf8", "the body is not UTF-8; send the JSON in UTF-8");
    }
  }

  // The server reads a form itself: its content does not get here.
  private static void checkType(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody =
        length == null
            ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            : !length.equals("0");
    if (hasBody && type != null && !JSON_TYPE.matches(type)) {
      throw new OpsException(
          415,
          LocalizedText.of(
              "refused.no-json-type",
              "send the body with the header Content-Type: application/json"));
    }
  }
}
