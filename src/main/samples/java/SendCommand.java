import jakarta.jms.JMSContext;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Runs one of SML's operations on a lead by JMS and prints the connector's reply.
 *
 * <p>Arguments: the name of the dealer's broker-user, the lead's reference or your own id of it, the
 * operation, and its body, if it has one. BROKER_PASSWORD has the password, and BROKER_URL the
 * broker. From the package's folder:
 *
 * <pre>java -cp "lib/*" samples/java/SendCommand.java norte-crm ref:5d41… click2call</pre>
 */
public class SendCommand {
  // A command waits up to eight minutes while SML is down.
  private static final int PATIENCE = 500_000;

  public static void main(String[] arguments) throws Exception {
    String url = System.getenv().getOrDefault("BROKER_URL", "tcp://127.0.0.1:61616");
    // The same id is the same command: it runs once, however often it is sent.
    String id = UUID.randomUUID().toString();
    // schemas/command.schema.json describes it. A program would use its JSON library here.
    String command =
        "{\"id\": \"%s\", \"lead\": \"%s\", \"operation\": \"%s\"%s}"
            .formatted(
                id,
                arguments[1],
                arguments[2],
                arguments.length > 3 ? ", \"body\": " + arguments[3] : "");
    try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(url);
        JMSContext context = broker.createContext(arguments[0], System.getenv("BROKER_PASSWORD"))) {
      TemporaryQueue replies = context.createTemporaryQueue();
      TextMessage message = context.createTextMessage(command);
      message.setJMSReplyTo(replies);
      context.createProducer().send(context.createQueue("sml.commands"), message);
      String reply = context.createConsumer(replies).receiveBody(String.class, PATIENCE);
      System.out.println(reply == null ? "no reply yet to command " + id : reply);
    }
  }
}
