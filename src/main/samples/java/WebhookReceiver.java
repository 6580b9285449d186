import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives the connector's events and prints each once, if its signature is right.
 *
 * <p>Argument: the port. WEBHOOK_SECRET has the secret.
 *
 * <pre>java samples/java/WebhookReceiver.java 18090</pre>
 */
public class WebhookReceiver {
  private static final long TOLERANCE_SECONDS = 300;
  private static final int LARGEST_EVENT = 1 << 20;

  private final byte[] key;
  // A CRM stores the ids with the events, and for longer than this program runs.
  private final Set<String> known = new HashSet<>();

  WebhookReceiver(String secret) {
    key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  public static void main(String[] arguments) throws IOException {
    WebhookReceiver receiver = new WebhookReceiver(System.getenv("WEBHOOK_SECRET"));
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/sml-events", receiver::receive);
    server.start();
    System.out.println("listening");
  }

  private void receive(HttpExchange request) throws IOException {
    byte[] event = request.getRequestBody().readNBytes(LARGEST_EVENT);
    boolean signed = isSigned(request.getRequestHeaders(), event);
    // An event may arrive twice, always with the same id.
    if (signed && known.add(request.getRequestHeaders().getFirst("webhook-id"))) {
      System.out.println(new String(event, StandardCharsets.UTF_8));
    }
    request.sendResponseHeaders(signed ? 204 : 401, -1);
    request.close();
  }

  private boolean isSigned(Headers headers, byte[] event) {
    String id = headers.getFirst("webhook-id");
    String time = headers.getFirst("webhook-timestamp");
    String signatures = headers.getFirst("webhook-signature");
    if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
      return false;
    }
    // An attacker could send an old request again.
    long age = Instant.now().getEpochSecond() - Long.parseLong(time);
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      return false;
    }
    byte[] wanted = ("v1," + signature(id + "." + time + ".", event)).getBytes(StandardCharsets.UTF_8);
    boolean right = false;
    // Two signatures come while the secret is being changed. The comparison takes the same time for
    // each wrong signature, so that its time shows nothing.
    for (String given : signatures.split(" ")) {
      right |= MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8));
    }
    return right;
  }

  private String signature(String start, byte[] event) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(start.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(event));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
