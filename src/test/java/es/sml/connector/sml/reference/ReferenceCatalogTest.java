package es.sml.connector.sml.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.testing.ShippedWords;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCatalogTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, String> lists = new HashMap<>();
  private ReferenceData data;

  @BeforeEach
  void startARouteThatAnswersFromTheMap() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main").process(ReferenceCatalogTest.this::answer);
          }
        });
    camel.start();
    data =
        new ReferenceCatalog(
                new SmlClient(camel.createProducerTemplate(), 2),
                () -> ShippedWords.WORDS,
                new SmlSettings(null, null, null, null, null, null, null, null, null, null, null))
            .of("main");
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "600111222",
        "Norte - coches.net - Phone",
        "Norte - coches.net",
        "norte, coches.net"
      })
  void findsASourceByItsPhoneOrByWhereItStands(String name) {
    lists.put(
        "/api/source/",
        "{'id':3,'data':'600111222','channel_data':{'id':1,'name':'Phone'},"
            + "'origin_data':{'id':2,'name':'coches.net'},'concession_data':{'name':'Norte'}},"
            + "{'id':4,'data':'a@x.example','channel_data':{'name':'E-mail'},"
            + "'origin_data':{'name':'web'},'concession_data':{'name':'Norte'}}");
    assertThat(data.source(NameOrId.ofName(name))).contains(3);
  }

  @Test
  void aSourceWithoutAPhoneOrAddressIsNotOneThatIsCalledNull() {
    lists.put("/api/source/", "{'id':3,'data':null,'origin_data':null}");
    assertThat(data.source(NameOrId.ofName("null"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana.g",
        "ANA.G",
        "Ana.Garcia@x.example",
        "Ana García",
        "ana garcia",
        "García, Ana",
        "García Ana"
      })
  void findsAUserByWhatTheyAreCalled(String name) {
    lists.put(
        "/api/user/",
        "{'id':7,'username':'ana.g','email':'ana.garcia@x.example','first_name':'Ana','last_name':'García'},"
            + "{'id':8,'username':'eva','email':null,'first_name':null}");
    assertThat(data.user(NameOrId.ofName(name))).contains(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana García", // two are called so
        "García, Ana",
        "ana@garcia.x.example", // not ana.garcia@x.example
        "ana.garcia@x",
        "Ana",
        "García",
        "null"
      })
  void findsNoUserByANameThatIsNotSurelyTheirs(String name) {
    lists.put(
        "/api/user/",
        "{'id':7,'username':'ag','email':'ana.garcia@x.example','first_name':'Ana','last_name':'García'},"
            + "{'id':8,'username':'ag2','email':null,'first_name':'Ana','last_name':'García'}");
    assertThat(data.user(NameOrId.ofName(name))).isEmpty();
  }

  @Test
  void aUsernameIsNotTheNameOfSomebodyElse() {
    lists.put(
        "/api/user/",
        "{'id':7,'username':'ana.garcia','email':null,'first_name':'Ana','last_name':'Gil'},"
            + "{'id':8,'username':'ag','email':null,'first_name':'Ana','last_name':'García'}");
    assertThat(data.user(NameOrId.ofName("ana.garcia"))).contains(7);
    assertThat(data.user(NameOrId.ofName("Ana García"))).contains(8);
    assertThat(data.user(NameOrId.ofName("Ana Garcia"))).isEmpty();
  }

  @Test
  void findsFuelsProvincesAndTheLocalitiesOfAProvince() {
    lists.put("/api/gas_type/", "{'id':2,'name':'Diésel'}");
    lists.put("/api/provinces/", "{'id':28,'country':28,'name':'Madrid','status':true}");
    lists.put(
        "/api/localities/",
        "{'id':9,'province':28,'name':'Getafe','status':true},"
            + "{'id':10,'province':28,'name':'Rozas de Madrid, Las','status':true}");
    assertThat(data.fuel(NameOrId.ofName("gasoil"))).contains(2);
    assertThat(data.province(NameOrId.ofName("Comunidad de Madrid"))).contains(28);
    assertThat(data.locality(28, NameOrId.ofName("getafe"))).contains(9);
    assertThat(data.locality(28, NameOrId.ofName("Las Rozas"))).contains(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "'Diésel'",
        "[]",
        "{}",
        "{'name':'Diésel'}",
        "{'id':null,'name':'Diésel'}",
        "{'id':'two','name':'Diésel'}",
        "{'id':4294967299,'name':'Diésel'}",
        "{'id':3.5,'name':'Diésel'}",
        "{'id':1,'name':null},{'id':3,'name':''}",
        "{'id':1,'name':{'es':'Diésel'}}"
      })
  void anOddEntryIsLeftOutAndTheOthersAreThere(String odd) {
    lists.put("/api/gas_type/", odd + ",{'id':2,'name':'Diésel'}");
    assertThat(data.fuel(NameOrId.ofName("diesel"))).contains(2);
  }

  @Test
  void aListThatIsRefusedIsAnEmptyOne() {
    lists.put("/api/gas_type/", "403");
    assertThat(data.fuel(NameOrId.ofName("diesel"))).isEmpty();
  }

  @Test
  void aListThatCannotBeReadIsNotAnEmptyOne() {
    lists.put("/api/gas_type/", "503");
    assertThatThrownBy(() -> data.fuel(NameOrId.ofName("diesel")))
        .isInstanceOf(SmlUnavailableException.class);
  }

  private void answer(Exchange exchange) {
    String list = lists.get(exchange.getProperty(SmlRequest.PATH, String.class));
    if (list.equals("503")) {
      throw new SmlUnavailableException("SML responded with 503", (Throwable) null);
    }
    if (list.equals("403")) {
      throw new LeadRejectedException(403, "no");
    }
    exchange
        .getMessage()
        .setBody("{\"count\":1,\"next\":null,\"results\":[" + list.replace('\'', '"') + "]}");
  }
}
