package es.sml.connector.reply;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 53-reply: what became of a message goes back to a sender that asked for it. */
class ReplyStationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLIES = "crm.norte.replies";
  private static final String LEADS = "dealers.norte.leads";
  private static final String REFUSED = aLead().phone(null).thatSmlRejects().json();

  @TempDir Path directory;
  private RunningConnector connector;

  @BeforeEach
  void start() throws Exception {
    connector = new RunningConnector(directory).withSetting("ops.port", "0").start();
  }

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void repliesUnderTheCorrelationIdThatALeadIsCreated() throws Exception {
    connector.sendCorrelated(LEADS, RunningConnector.lead(1), "CRM-1");
    JsonNode result = results(1).get(0);
    assertThat(result.path("id").asText()).isEqualTo("CRM-1");
    assertThat(result.path("outcome").asText()).isEqualTo("created");
    assertThat(result.path("leadId").asLong()).isPositive();
    assertThat(result.path("reference").asText()).startsWith("ref:");
  }

  @Test
  void answersAReplyToUnderTheMessagesOwnId() throws Exception {
    try (Connection connection = connector.runtime().connections().createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      TextMessage lead = session.createTextMessage(RunningConnector.lead(1));
      TemporaryQueue results = session.createTemporaryQueue();
      lead.setJMSReplyTo(results);
      session.createProducer(session.createQueue(LEADS)).send(lead);
      try (MessageConsumer consumer = session.createConsumer(results)) {
        Message answer = consumer.receive(30_000);
        assertThat(answer.getJMSCorrelationID()).isEqualTo(lead.getJMSMessageID());
        assertThat(answer.getBody(String.class)).contains("\"outcome\":\"created\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leads.dead",
        "sml.commands",
        "dealers.norte.leads",
        "crm.norte.status",
        "crm.sur.replies",
        "sur-events",
        "my.results"
      })
  void answersOnNoQueueOfSomebodyElse(String queue) throws Exception {
    connector.send(
        LEADS,
        session -> {
          TextMessage lead = session.createTextMessage(RunningConnector.lead(1));
          lead.setJMSReplyTo(new ActiveMQQueue(queue));
          return lead;
        });
    connector.awaitCreated(1);
    connector.sendCorrelated(LEADS, RunningConnector.lead(2), "CRM-2");
    results(1);
    // The queue of the dealer's CRM may already have the events of both leads.
    assertThat(messagesOn(queue)).noneMatch(ReplyStationTest::isReply);
  }

  @Test
  void repliesWithSmlsReasonForARejectedLead() throws Exception {
    connector.sendCorrelated(LEADS, REFUSED, "CRM-1");
    JsonNode result = results(1).get(0);
    assertThat(result.path("outcome").asText()).isEqualTo("rejected");
    assertThat(result.path("reason").asText()).contains("email");
    assertThat(result.has("leadId")).isFalse();
  }

  @Test
  void repliesForALeadWhoseOutcomeWasUnknownAtFirst() throws Exception {
    connector.fault(on("create-lead").commitLate(700).once());
    connector.sendCorrelated(LEADS, RunningConnector.lead(1), "CRM-1");
    JsonNode result = results(1).get(0);
    assertThat(result.path("id").asText()).isEqualTo("CRM-1");
    assertThat(result.path("outcome").asText()).isEqualTo("created");
    assertThat(result.path("leadId").asLong()).isPositive();
  }

  @Test
  void repliesForAnUnreadableMessage() throws Exception {
    connector.sendCorrelated(LEADS, "nada que leer", "CRM-1");
    assertThat(results(1).get(0).path("outcome").asText()).isEqualTo("failed");
  }

  @Test
  void repliesForAMessageThatIsTooLarge() throws Exception {
    byte[] large = new byte[30 << 20];
    try (Connection connection = connector.runtime().connections().createConnection()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      BytesMessage lead = session.createBytesMessage();
      lead.writeBytes(large);
      lead.setJMSCorrelationID("CRM-1");
      TemporaryQueue results = session.createTemporaryQueue();
      lead.setJMSReplyTo(results);
      session.createProducer(session.createQueue(LEADS)).send(lead);
      try (MessageConsumer consumer = session.createConsumer(results)) {
        Message answer = consumer.receive(30_000);
        assertThat(answer.getJMSCorrelationID()).isEqualTo("CRM-1");
        assertThat(answer.getBody(String.class))
            .contains("\"outcome\":\"failed\"", "intake.max-message-size");
      }
    }
    Message deadLetter = connector.browse("leads.dead").get(0);
    assertThat(deadLetter.getStringProperty("LeadStage")).isEqualTo("intake");
    assertThat(connector.ledger().sql("SELECT state FROM lead").query(String.class).list())
        .containsExactly("FAILED");
  }

  @Test
  void repliesForAMessageThatIsNoLead() throws Exception {
    connector.sendCorrelated(
        LEADS,
        """
        From: Ana <ana@correo.example>
        To: leads@norte.example
        Subject: Re: Seat Ibiza
        Message-ID: <1@correo.example>
        Date: Mon, 2 Mar 2026 10:00:00 +0100
        Auto-Submitted: auto-replied

        Estoy fuera.
        """,
        "CRM-1");
    assertThat(results(1).get(0).path("outcome").asText()).isEqualTo("not-a-lead");
  }

  @Test
  void repliesForEachLeadInAMessage() throws Exception {
    connector.sendCorrelated(
        LEADS, "Nombre;Teléfono\nAna Ruiz;611223344\nEva Sanz;611223355\n", "CRM-1");
    List<JsonNode> results = results(3);
    assertThat(results)
        .extracting(result -> result.path("outcome").asText())
        .containsExactlyInAnyOrder("split", "created", "created");
    assertThat(results).extracting(result -> result.path("id").asText()).containsOnly("CRM-1");
    assertThat(results)
        .filteredOn(result -> result.path("outcome").asText().equals("split"))
        .extracting(result -> result.path("leads").asInt())
        .containsExactly(2);
    assertThat(results)
        .filteredOn(result -> result.has("splitNumber"))
        .extracting(result -> result.path("splitNumber").asInt())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void sendsTheSameReplyForADuplicateLead() throws Exception {
    connector.sendCorrelated(LEADS, RunningConnector.lead(1), "CRM-1");
    JsonNode first = results(1).get(0);
    connector.sendCorrelated(LEADS, RunningConnector.lead(1), "CRM-1");
    assertThat(results(1).get(0)).isEqualTo(first);
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void aMissingReplyQueueDelaysNoOtherReply() throws Exception {
    try (Connection connection = connector.runtime().connections().createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      TextMessage lead = session.createTextMessage(RunningConnector.lead(1));
      lead.setJMSReplyTo(session.createTemporaryQueue());
      connector.fault(on("create-lead").delay(900));
      session.createProducer(session.createQueue(LEADS)).send(lead);
    }
    connector.sendCorrelated(LEADS, RunningConnector.lead(2), "CRM-2");
    assertThat(results(1).get(0).path("id").asText()).isEqualTo("CRM-2");
  }

  /** What is on a queue; nothing where there is none. */
  private List<Message> messagesOn(String queue) {
    try {
      return connector.browse(queue);
    } catch (JMSException e) {
      return List.of();
    }
  }

  private static boolean isReply(Message message) {
    try {
      return message.getBody(String.class).contains("\"outcome\"");
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> results(int count) throws Exception {
    List<JsonNode> results = new ArrayList<>();
    await().atMost(Duration.ofSeconds(30)).until(() -> connector.browse(REPLIES).size() >= count);
    for (String body : connector.consume(REPLIES, count)) {
      results.add(JSON.readTree(body));
    }
    return results;
  }
}
