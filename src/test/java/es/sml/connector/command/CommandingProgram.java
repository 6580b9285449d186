package es.sml.connector.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A program of the dealer norte: it logs in at the broker, sends commands and reads replies. */
final class CommandingProgram implements AutoCloseable {
  static final String REPLIES = "crm.norte.replies";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = 60_000;

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final MessageProducer commands;
  private final MessageConsumer replies;

  CommandingProgram(int port) throws JMSException {
    factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, "norte-crm", "mail");
    connection = factory.createConnection();
    session = connection.createSession();
    commands = session.createProducer(session.createQueue("sml.commands"));
    replies = session.createConsumer(session.createQueue(REPLIES));
    connection.start();
  }

  /** Sends a command and returns the reply with its id. */
  JsonNode ask(String id, String command) throws Exception {
    send(id, command);
    JsonNode reply = reply();
    while (!reply.path("id").asText().equals(id)) {
      reply = reply();
    }
    return reply;
  }

  /**
   * Sends a command.
   *
   * @param command its fields but for id and replyTo, with the comma before each
   */
  void send(String id, String command) throws JMSException {
    commands.send(
        session.createTextMessage(
            "{\"id\":\"%s\",\"replyTo\":\"%s\"%s}".formatted(id, REPLIES, command)));
  }

  JsonNode reply() throws JMSException, IOException {
    Message reply = replies.receive(PATIENCE);
    if (reply == null) {
      throw new AssertionError("no reply came");
    }
    return JSON.readTree(((TextMessage) reply).getText());
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
