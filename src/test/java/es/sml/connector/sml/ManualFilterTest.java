package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.testing.sandbox.RunningSandbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries what each parameter of a list does, by the rows of docs/sml-conformance.md. */
class ManualFilterTest {
  private static final String NOWHERE = "zzqx";
  private static final String UNKNOWN = "999999999";

  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  /** A parameter of a list. */
  record Filter(SmlOperation list, ManualFact.Parameter parameter) {
    @Override
    public String toString() {
      return list.label() + " " + parameter.name() + " " + parameter.type().printed();
    }
  }

  static Stream<Filter> filters() {
    return ManualFact.all(ManualFact.Parameter.class, null).stream()
        .map(each -> new Filter(SmlOperation.of(each.operation()).orElseThrow(), each))
        .filter(filter -> filter.list().lists() && !filter.parameter().inPath());
  }

  @BeforeAll
  static void createLeads() {
    for (String status : List.of("new", "commercial_management", "tracing", "end")) {
      sandbox.created(
          """
          {"source": 1, "vehicle": {"brand_model": "Seat León"}, "status": "%s",
           "client": {"name": "Ana Ríos", "phone": "611223344", "email": "ana@correo.example"}}
          """
              .formatted(status));
    }
    sandbox.send("PATCH", "/api/lead/1/", "{\"score\": 4}"); // a second entry of the history
  }

  @ParameterizedTest
  @MethodSource("filters")
  void selectsAsTheRowDescribes(Filter filter) {
    String name = filter.parameter().name();
    JsonNode all = list(filter.list(), Map.of("page_size", "all"));
    JsonNode last = all.path(all.size() - 1);
    switch (filter.parameter().type().printed()) {
      case "text" -> {
        String text = name.equals("search") ? anyText(last) : at(last, name).asText();
        assertThat(list(filter.list(), Map.of(name, text, "page_size", "all"))).contains(last);
        assertThat(list(filter.list(), Map.of(name, NOWHERE))).isEmpty();
      }
      case "one of" -> selectsByChoice(filter, all);
      case "boolean" -> selectsByFlag(filter, all);
      default -> {
        if (name.startsWith("page")) {
          pages(filter, all);
        } else {
          assertThat(list(filter.list(), Map.of(name, UNKNOWN))).isEmpty();
          assertThat(list(filter.list(), Map.of(name, idFor(name, last)))).isNotEmpty();
        }
      }
    }
  }

  private static void selectsByChoice(Filter filter, JsonNode all) {
    String name = filter.parameter().name();
    for (String choice : filter.parameter().type().choices()) {
      JsonNode selected = list(filter.list(), Map.of(name, choice));
      if (choice.equals("all")) {
        assertThat(selected).isEqualTo(all);
      } else {
        assertThat(selected).isNotEmpty().allMatch(each -> each.path(name).asText().equals(choice));
      }
    }
  }

  // The list shows the flag under its name, or within the session.
  private static void selectsByFlag(Filter filter, JsonNode all) {
    String name = filter.parameter().name();
    for (String flag : List.of("true", "false")) {
      assertThat(list(filter.list(), Map.of(name, flag)))
          .isNotEmpty()
          .allMatch(each -> each.findValue(name).asText().equals(flag));
    }
    assertThat(list(filter.list(), Map.of(name, ""))).isEqualTo(all);
  }

  private static void pages(Filter filter, JsonNode all) {
    if (filter.parameter().name().equals("page")) {
      assertThat(list(filter.list(), Map.of("page", "2", "page_size", "1")))
          .containsExactly(all.path(1));
    } else {
      assertThat(list(filter.list(), Map.of("page_size", "2")))
          .containsExactly(all.path(0), all.path(1));
    }
  }

  private static String idFor(String parameter, JsonNode entry) {
    return entry.has(parameter) ? entry.path(parameter).asText() : "1";
  }

  private static JsonNode at(JsonNode entry, String name) {
    return entry.at("/" + name.replace("__icontains", "").replace("__", "/"));
  }

  /** Returns the first text of an entry that could be searched for. */
  private static String anyText(JsonNode entry) {
    return texts(entry).filter(text -> text.length() > 3).findFirst().orElseThrow();
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? Stream.of(node.textValue().toLowerCase(Locale.ROOT))
        : StreamSupport.stream(node.spliterator(), false).flatMap(ManualFilterTest::texts);
  }

  private static JsonNode list(SmlOperation list, Map<String, String> filters) {
    Map<String, String> query = new LinkedHashMap<>(filters);
    if (list == SmlOperation.LIST_PROVINCES) {
      query.putIfAbsent("country", "28");
    }
    var reply =
        sandbox.get(SmlRequest.path(list, Map.of("id_lead", "1")) + "?" + SmlRequest.query(query));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body().path("results");
  }
}
