package es.sml.connector.sml.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.sml.reference.ReferenceCatalog;
import es.sml.connector.testing.ShippedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DealerVerificationTest {
  private static final String SOURCES = "/api/source/";
  private static final String USERS = "/api/user/";
  private static final NameOrId THREE = NameOrId.ofId(3);
  private static final NameOrId NINE = NameOrId.ofId(9);

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, String> lists = new HashMap<>();
  private final List<String> read = new ArrayList<>();
  private final Map<String, DealerMapping> dealers = new HashMap<>();
  private ReferenceCatalog catalog;
  private LeadMapping mapping;

  @BeforeEach
  void startARouteThatAnswersFromTheMap() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main").process(DealerVerificationTest.this::answer);
          }
        });
    camel.start();
    catalog =
        new ReferenceCatalog(
            new SmlClient(camel.createProducerTemplate(), 2),
            () -> ShippedWords.WORDS,
            new SmlSettings(null, null, null, null, null, null, null, null, null, null, null));
    mapping =
        new LeadMapping(
            () -> dealers, catalog, SmlSettings.PhoneFormat.NATIONAL, () -> ShippedWords.WORDS);
    lists.put(SOURCES, "{\"id\":3}");
    lists.put(USERS, "{\"id\":3,\"username\":\"ana\"}");
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void findsTheIdsThatTheListsLack() {
    add("norte", NINE, THREE);
    add("sur", THREE, NINE);
    add("este", THREE, THREE, new DealerMapping.Rule("coches.net", null, null, NINE));
    add("oeste", THREE, null, new DealerMapping.Rule("coches.net", null, null, THREE));
    refreshAndVerify();
    assertThat(fault("norte"))
        .isEqualTo(
            "dealers.norte.source: SML's list does not have the id 9: correct it in dealers.yaml");
    assertThat(fault("sur")).startsWith("dealers.sur.user: SML's list does not have the id 9");
    assertThat(fault("este")).startsWith("dealers.este.sources[0].source: ");
    assertThat(mapping.fault("oeste")).isNull();
    assertThat(read).filteredOn(SOURCES::equals).hasSize(1);
    assertThat(read).filteredOn(USERS::equals).hasSize(1);
  }

  @Test
  void aCorrectedIdIsNoFaultAnyMore() {
    add("norte", NINE, null);
    refreshAndVerify();
    add("norte", THREE, null);
    mapping.verifyChanged("main");
    assertThat(mapping.fault("norte")).isNull();
    assertThat(read).filteredOn(SOURCES::equals).hasSize(1);
  }

  @Test
  void anIdThatIsNewInSmlIsFoundAfterTheChange() {
    add("norte", THREE, null);
    refreshAndVerify();
    lists.put(SOURCES, "{\"id\":3},{\"id\":9}");
    add("norte", NINE, null);
    mapping.verifyChanged("main");
    assertThat(mapping.fault("norte")).isNull();
  }

  @Test
  void aRefusedListSaysNothingAboutIds() {
    lists.put(SOURCES, "403");
    lists.put(USERS, "403");
    add("norte", NINE, NINE);
    refreshAndVerify();
    assertThat(mapping.fault("norte")).isNull();
  }

  @Test
  void aListThatCannotBeReadSaysNothingAboutIds() {
    lists.put(SOURCES, "503");
    add("norte", NINE, NINE);
    assertThatThrownBy(() -> catalog.refresh("main")).isInstanceOf(SmlUnavailableException.class);
    mapping.verifyChanged("main");
    assertThat(mapping.fault("norte")).isNull();
  }

  @Test
  void listsThatCouldNotBeReadAreDueAgainSoon() {
    assertThat(catalog.isDue("main")).isTrue();
    lists.put(USERS, "503");
    assertThatThrownBy(() -> catalog.refresh("main")).isInstanceOf(SmlUnavailableException.class);
    await().until(() -> catalog.isDue("main"));
    lists.put(USERS, "");
    catalog.refresh("main");
    assertThat(catalog.isDue("main")).isFalse();
  }

  @Test
  void findsANameThatTheListsLack() {
    NameOrId ana = NameOrId.ofName("ANA");
    NameOrId nobody = NameOrId.ofName("nadie@x.example");
    add("norte", THREE, nobody);
    add("sur", THREE, ana);
    add("este", THREE, null, new DealerMapping.Rule("coches.net", null, null, nobody));
    refreshAndVerify();
    assertThat(fault("norte"))
        .isEqualTo(
            "dealers.norte.user: SML's list does not have nadie@x.example, or has several of this"
                + " name: correct it in dealers.yaml");
    assertThat(mapping.fault("sur")).isNull();
    assertThat(fault("este")).startsWith("dealers.este.sources[0].source: ");
  }

  @Test
  void aRefusedListSaysNothingAboutTheNameOfAUser() {
    lists.put(USERS, "403");
    add("norte", THREE, NameOrId.ofName("nadie@x.example"));
    refreshAndVerify();
    assertThat(mapping.fault("norte")).isNull();
  }

  private void add(String dealer, NameOrId source, NameOrId user, DealerMapping.Rule... rules) {
    dealers.put(dealer, new DealerMapping(dealer, "main", source, List.of(rules), user));
  }

  private void refreshAndVerify() {
    catalog.refresh("main");
    mapping.verify("main");
  }

  private String fault(String dealer) {
    LocalizedText fault = mapping.fault(dealer);
    return fault == null ? null : fault.toString();
  }

  private void answer(Exchange exchange) {
    String path = exchange.getProperty(SmlRequest.PATH, String.class);
    read.add(path);
    String list = lists.getOrDefault(path, "");
    if (list.equals("503")) {
      throw new SmlUnavailableException("SML responded with 503", (Throwable) null);
    }
    if (list.equals("403")) {
      throw new LeadRejectedException(403, "no");
    }
    exchange.getMessage().setBody("{\"count\":1,\"next\":null,\"results\":[" + list + "]}");
  }
}
