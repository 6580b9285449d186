package es.sml.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.inbox.InboxEndpoint;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.server.DealerMailbox;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real mailbox, queue and folder into SML, and the status back. */
class WholeWayTest {
  @TempDir Path directory;
  private DealerMailbox mailbox;
  private RunningConnector connector;

  @BeforeEach
  void startMailServer() {
    mailbox = new DealerMailbox();
    connector = new RunningConnector(directory);
    useDealer("[]");
  }

  private void useDealer(String sources) {
    connector.withDealer(
        """
                queue: {}
                    crm: {}
                    sources: %s
                    %s
                    drop-folder:
                      directory: %s
                      poll-interval: 100ms
                      stable-for: 200ms"""
            .formatted(sources, mailbox.yaml(), directory.resolve("drop")));
  }

  @AfterEach
  void stop() {
    connector.close();
    mailbox.close();
  }

  @Test
  void createsTheLeadOfAMailAndMovesTheMail() throws Exception {
    connector.start();
    mailbox.deliver(
        mail(
            "<1@portal.example>",
            "Nombre: Ana Ruiz\nTeléfono: 611 22 33 44\nVehículo: Seat Ibiza\nCombustible: Diésel\n"));
    connector.awaitCreated(1);
    JsonNode lead = connector.api("GET", "/api/lead/1/", null);
    assertThat(lead.at("/client/name").asText()).isEqualTo("Ana Ruiz");
    assertThat(lead.at("/client/phone").asText()).isEqualTo("611223344");
    assertThat(lead.at("/vehicle/brand_model").asText()).isEqualTo("Seat Ibiza");
    assertThat(lead.at("/vehicle/gas_data/name").asText()).isEqualTo("Diésel");
    await().until(() -> mailbox.mails("INBOX").isEmpty() && mailbox.mails("Processed").size() == 1);
  }

  @Test
  void createsTheLeadsOfAMailWithTheSourceOfTheirMailbox() throws Exception {
    useDealer("[{mailbox: Leads@Norte.example, source: 2}]");
    connector.start();
    mailbox.deliver(
        mail(
            "<7@portal.example>",
            "<adf>"
                + prospect("Ana", "611223344", "Seat Ibiza")
                + prospect("Leo", "633445566", "Seat León")
                + "</adf>"));
    connector.send("dealers.norte.leads", lead("622334455"));
    connector.awaitCreated(3);
    assertThat(sourcesOfLeads(3)).containsExactlyInAnyOrder("1", "2", "2");
  }

  private static String lead(String phone) {
    return "{\"vehicle\": {\"brand_model\": \"Kia Rio\"}, \"client\": {\"name\": \"Eva\", \"phone\": \""
        + phone
        + "\"}}";
  }

  private static String prospect(String name, String phone, String model) {
    return "<prospect><vehicle><make>"
        + model
        + "</make></vehicle><customer><contact><name part=\"full\">"
        + name
        + "</name><phone>"
        + phone
        + "</phone></contact></customer></prospect>";
  }

  private List<String> sourcesOfLeads(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(id -> connector.api("GET", "/api/lead/" + id + "/", null))
        .map(lead -> lead.path("source").asText())
        .toList();
  }

  @Test
  void createsTheLeadOfAMailThatSomebodyReadFirst() throws Exception {
    mailbox.deliver(
        mail("<2@portal.example>", "Nombre: Ana\nTeléfono: 611223344\nMensaje: Hola\n"));
    mailbox.markRead();
    connector.start();
    connector.awaitCreated(1);
  }

  @Test
  void keepsHostileMailHeadersOffTheQueues() throws Exception {
    connector.start();
    StringBuilder headers = new StringBuilder();
    for (String name :
        List.of(
            "CamelFileName",
            "camelfilename",
            "CAMELHTTPURI",
            "JMSReplyTo",
            "JMSXGroupID",
            "_AMQ_DUPL_ID",
            "_AMQ_SCHED_DELIVERY",
            "Authorization",
            "LeadKey",
            "LeadDealer")) {
      headers.append(name).append(": evil\r\n");
    }
    mailbox.deliver(headers + mail("<3@portal.example>", "no labels, no lead, no reply address"));
    mailbox.deliver(
        headers + mail("<4@portal.example>", "Nombre: Eva\nTeléfono: 622334455\nMensaje: Hola\n"));
    connector.awaitCreated(1);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    Message dead = connector.browse("leads.dead").get(0);
    List<String> names =
        Collections.list((java.util.Enumeration<?>) dead.getPropertyNames()).stream()
            .map(String::valueOf)
            .toList();
    assertThat(names)
        .filteredOn(name -> !name.startsWith("JMS"))
        .allMatch(name -> name.startsWith("Lead"));
    assertThat(dead.getStringProperty("LeadDealer")).isEqualTo("norte");
    assertThat(dead.getStringProperty("LeadMailbox")).isEqualTo("leads@norte.example");
    assertThat(dead.getJMSReplyTo()).isNull();
  }

  @Test
  void givesAMailboxTheDealersIdleRefreshAndTheLedgersClaim() throws Exception {
    CamelContext context = connector.prepare();
    context.start();
    List<MailboxSettings> mailboxes =
        context.getEndpoints().stream()
            .filter(InboxEndpoint.class::isInstance)
            .map(each -> ((InboxEndpoint) each).settings())
            .toList();
    assertThat(mailboxes).hasSize(1);
    assertThat(mailboxes.get(0).idleRefresh()).isEqualTo(Duration.ofSeconds(5));
    assertThat(mailboxes.get(0).claim()).hasSize(8);
  }

  @Test
  void createsOneLeadForADuplicateMail() throws Exception {
    connector.start();
    String raw = mail("<5@portal.example>", "Nombre: Ana\nTeléfono: 611223344\nMensaje: Hola\n");
    mailbox.deliver(
        "Received: from a.example by b.example; Tue, 24 Nov 2026 10:00:00 +0100\r\n" + raw);
    mailbox.deliver(
        "Received: from c.example by b.example; Tue, 24 Nov 2026 10:00:07 +0100\r\n" + raw);
    await().until(() -> mailbox.mails("Processed").size() == 2);
    mailbox.deliver(
        mail("<6@portal.example>", "Nombre: Leo\nTeléfono: 633445566\nMensaje: Hola\n"));
    connector.awaitCreated(2);
    connector.awaitQueueEmpty("leads.inbound.demo");
    assertThat(connector.references()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void readsFilesAndReportsTheirBadRows() throws Exception {
    connector.start();
    Path drop = Files.createDirectories(directory.resolve("drop"));
    Files.writeString(
        drop.resolve("leads.csv"),
        "Nombre;Teléfono;Vehículo\nPepe;611222333;Ibiza\nLola;622333444;Golf\nNadie;;\n");
    connector.awaitCreated(2);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    assertThat(connector.browse("leads.dead").get(0).getStringProperty("LeadReason"))
        .contains("line 4: no phone and no e-mail");
    await().until(() -> Files.exists(drop.resolve("processed").resolve("leads.csv")));
  }

  @Test
  void notifiesTheCrmOfEachStatusOnceAndInOrder() throws Exception {
    connector.start();
    connector.send("dealers.norte.leads", RunningConnector.lead(1));
    connector.awaitCreated(1);
    assertThat(types(connector.consume("crm.norte.status", 1)))
        .containsExactly("es.sml.lead.created.v1");
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"tracing\"}");
    assertThat(types(connector.consume("crm.norte.status", 1)))
        .containsExactly("es.sml.lead.status-changed.v1");
    connector.api("PATCH", "/api/lead/1/change_status/", "{\"status\":\"end\"}");
    List<JsonNode> ended = events(connector.consume("crm.norte.status", 1));
    assertThat(ended.get(0).at("/data/from").asText()).isEqualTo("tracing");
    assertThat(ended.get(0).at("/data/to").asText()).isEqualTo("end");
    assertThat(ended.get(0).at("/specversion").asText()).isEqualTo("1.0");
    assertThat(ended.get(0).path("type").asText()).isEqualTo("es.sml.lead.finished.v1");
    // The event of a later lead proves that another sync has run without a second event.
    connector.send("dealers.norte.leads", RunningConnector.lead(2));
    connector.awaitCreated(2);
    connector.api("PATCH", "/api/lead/2/change_status/", "{\"status\":\"tracing\"}");
    assertThat(types(connector.consume("crm.norte.status", 2)))
        .containsExactly("es.sml.lead.created.v1", "es.sml.lead.status-changed.v1");
    assertThat(connector.browse("crm.norte.status")).isEmpty();
  }

  private static String mail(String id, String body) {
    return "From: web@portal.example\r\nTo: leads@norte.example\r\nSubject: Solicitud\r\nMessage-ID: "
        + id
        + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + body;
  }

  private static List<JsonNode> events(List<String> bodies) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    for (String body : bodies) {
      events.add(new ObjectMapper().readTree(body));
    }
    return events;
  }

  private static List<String> types(List<String> bodies) throws Exception {
    return events(bodies).stream().map(event -> event.path("type").asText()).toList();
  }
}
