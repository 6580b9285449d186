package es.sml.connector.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Asks a broker how it is set up, by messages to itself. */
final class BrokerManagement implements AutoCloseable {
  static final String ADDRESS = "activemq.management";

  private static final long PATIENCE = 10_000;

  private final ClientSession session;
  private final ClientRequestor requestor;

  /**
   * On a session that has been started.
   *
   * @throws ActiveMQException when the user may not ask
   */
  BrokerManagement(ClientSession session) throws Exception {
    this.session = session;
    this.requestor = new ClientRequestor(session, ADDRESS);
  }

  AddressSettings settings(String address) throws Exception {
    ClientMessage question = session.createMessage(false);
    ManagementHelper.putOperationInvocation(
        question, ResourceNames.BROKER, "getAddressSettingsAsJSON", address);
    return AddressSettings.fromJSON((String) answer(question));
  }

  Object attribute(String name) throws Exception {
    ClientMessage question = session.createMessage(false);
    ManagementHelper.putAttribute(question, ResourceNames.BROKER, name);
    return answer(question);
  }

  @Override
  public void close() throws Exception {
    requestor.close();
  }

  private Object answer(ClientMessage question) throws Exception {
    ClientMessage answer = requestor.request(question, PATIENCE);
    if (answer == null) {
      throw new ActiveMQException(
          ActiveMQExceptionType.CONNECTION_TIMEDOUT, "the broker does not answer a question");
    }
    Object result = ManagementHelper.getResult(answer);
    if (!ManagementHelper.hasOperationSucceeded(answer)) {
      // With management-message-rbac one more permission decides.
      throw new ActiveMQException(ActiveMQExceptionType.SECURITY_EXCEPTION, String.valueOf(result));
    }
    return result;
  }
}
