package es.sml.connector.callback.webhook;

import es.sml.connector.callback.CallbackProperties;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import es.sml.connector.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Signs a webhook's request by the Standard Webhooks specification 1.0 (symmetric, v1). It refuses
 * a secret with a wrong form or length.
 */
public final class WebhookSignature implements Processor {
  static final String ID = "webhook-id";
  static final String TIMESTAMP = "webhook-timestamp";
  static final String SIGNATURE = "webhook-signature";

  private static final String SECRET = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final List<SecretKeySpec> keys;

  public WebhookSignature(List<Secret> secrets) {
    this.keys = secrets.stream().map(WebhookSignature::key).toList();
  }

  /** Makes the exchange's message the signed event for the receiver, with the present time. */
  @Override
  public void process(Exchange exchange) {
    Message request = exchange.getMessage();
    String id = exchange.getProperty(CallbackProperties.EVENT, String.class);
    byte[] body = request.getBody(byte[].class);
    request.removeHeaders("*");
    headers(id, Instant.now(), body).forEach(request::setHeader);
    request.setHeader(TraceParent.NAME, TraceParent.current());
    request.setHeader(Exchange.CONTENT_TYPE, "application/cloudevents+json; charset=utf-8");
    request.setBody(body);
  }

  public Map<String, String> headers(String id, Instant at, byte[] body) {
    long seconds = at.getEpochSecond();
    return Map.of(ID, id, TIMESTAMP, String.valueOf(seconds), SIGNATURE, header(id, seconds, body));
  }

  /**
   * Returns the value of webhook-signature.
   *
   * @param seconds time in seconds since 1970
   */
  String header(String id, long seconds, byte[] body) {
    byte[] before = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> "v1," + mac(key, before, body))
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the key of a secret.
   *
   * @throws IllegalArgumentException if the secret has none
   */
  static SecretKeySpec key(Secret secret) {
    String written = secret.reveal();
    if (secret.isPlaceholder()) {
      return new SecretKeySpec(written.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
    if (written.startsWith(SECRET)) {
      try {
        byte[] key = Base64.getDecoder().decode(written.substring(SECRET.length()));
        if (key.length >= SHORTEST && key.length <= LONGEST) {
          return new SecretKeySpec(key, ALGORITHM);
        }
      } catch (IllegalArgumentException e) {
        throw fault();
      }
    }
    throw fault();
  }

  private static InvalidSettingException fault() {
    return new InvalidSettingException(
        "callback.secrets",
        "secrets: each must be whsec_ and 24 to 64 bytes in Base64, such as the output of openssl"
            + " rand -base64 32");
  }

  private static String mac(SecretKeySpec key, byte[] before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(before);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
