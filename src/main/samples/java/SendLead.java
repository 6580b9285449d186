import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Sends a lead by JMS and prints the connector's reply.
 *
 * <p>Arguments: the dealer, the name of its broker-user, and your own id of the lead.
 * BROKER_PASSWORD has the password, and BROKER_URL the broker. From the package's folder:
 *
 * <pre>java -cp "lib/*" samples/java/SendLead.java autos-norte norte-crm CRM-4711</pre>
 */
public class SendLead {
  private static final int PATIENCE = 60_000;

  // schemas/lead.schema.json describes it.
  private static final String LEAD =
      """
      {"source": 1,
       "client": {"name": "Ana Ruiz", "phone": "611223344", "email": "ana@example.com"},
       "vehicle": {"brand_model": "Seat Ibiza", "price": "9500", "km": "42000", "year": 2020}}""";

  public static void main(String[] arguments) throws Exception {
    String dealer = arguments[0];
    String url = System.getenv().getOrDefault("BROKER_URL", "tcp://127.0.0.1:61616");
    try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(url);
        JMSContext context = broker.createContext(arguments[1], System.getenv("BROKER_PASSWORD"))) {
      TextMessage message = context.createTextMessage(LEAD);
      // The same id and content again is the same lead, so a second send is harmless.
      message.setJMSCorrelationID(arguments[2]);
      context.createProducer().send(context.createQueue("dealers." + dealer + ".leads"), message);
      // A reply that comes after this program has ended waits on this queue.
      Queue replies = context.createQueue("crm." + dealer + ".replies");
      String ours = "JMSCorrelationID = '" + arguments[2].replace("'", "''") + "'";
      String reply = context.createConsumer(replies, ours).receiveBody(String.class, PATIENCE);
      System.out.println(reply == null ? "no reply yet" : reply);
    }
  }
}
