package es.sml.connector.broker.check;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Reads a broker's setup by management messages. */
final class BrokerManagement implements AutoCloseable {
  static final String ADDRESS = "activemq.management";

  private static final long PATIENCE = 10_000;
  private static final String NOBODY = "nobody";

  private final ClientSession session;
  private final ClientRequestor requestor;
  private final Map<SimpleString, Boolean> known = new HashMap<>();

  /**
   * Uses a started session.
   *
   * @throws ActiveMQException if the user lacks the permission
   */
  BrokerManagement(ClientSession session) throws Exception {
    this.session = session;
    this.requestor = new ClientRequestor(session, ADDRESS);
  }

  AddressSettings settings(String address) throws Exception {
    ClientMessage request = session.createMessage(false);
    ManagementHelper.putOperationInvocation(
        request, ResourceNames.BROKER, "getAddressSettingsAsJSON", address);
    return AddressSettings.fromJSON((String) call(request));
  }

  ClientSession.QueueQuery queue(String name) throws ActiveMQException {
    return session.queueQuery(SimpleString.of(name));
  }

  /** Returns whether an address has a queue. It asks once, since many queues name the same one. */
  boolean hasQueue(SimpleString address) throws ActiveMQException {
    Boolean answer = known.get(address);
    if (answer == null) {
      answer = !session.addressQuery(address).getQueueNames().isEmpty();
      known.put(address, answer);
    }
    return answer;
  }

  Object attribute(String name) throws Exception {
    ClientMessage request = session.createMessage(false);
    ManagementHelper.putAttribute(request, ResourceNames.BROKER, name);
    return call(request);
  }

  long number(String attribute) throws Exception {
    return ((Number) attribute(attribute)).longValue();
  }

  /**
   * Returns whether the broker stamps the authenticated user on each message. No setting shows it,
   * so the check sends a message with a false user to a queue of its own.
   */
  boolean vouchesForUsers() throws Exception {
    String queue = ADDRESS + "." + UUID.randomUUID();
    session.createQueue(
        QueueConfiguration.of(queue)
            .setRoutingType(RoutingType.ANYCAST)
            .setDurable(false)
            .setTemporary(true));
    try (ClientConsumer consumer = session.createConsumer(queue);
        ClientProducer producer = session.createProducer(queue)) {
      ClientMessage claim = session.createMessage(false);
      claim.setValidatedUserID(NOBODY);
      producer.send(claim);
      ClientMessage received = consumer.receive(PATIENCE);
      return received != null && !NOBODY.equals(received.getValidatedUserID());
    } finally {
      session.deleteQueue(queue);
    }
  }

  @Override
  public void close() throws Exception {
    requestor.close();
  }

  private Object call(ClientMessage request) throws Exception {
    ClientMessage response = requestor.request(request, PATIENCE);
    if (response == null) {
      throw new ActiveMQException(
          ActiveMQExceptionType.CONNECTION_TIMEDOUT,
          "the broker does not respond to a management message");
    }
    Object result = ManagementHelper.getResult(response);
    if (!ManagementHelper.hasOperationSucceeded(response)) {
      // With management-message-rbac the user needs one more permission.
      throw new ActiveMQException(ActiveMQExceptionType.SECURITY_EXCEPTION, String.valueOf(result));
    }
    return result;
  }
}
