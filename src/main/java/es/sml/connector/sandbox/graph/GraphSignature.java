package es.sml.connector.sandbox.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with the app secret of the stand-in for Meta's Graph API. */
final class GraphSignature {
  private static final String HMAC = "HmacSHA256";

  private GraphSignature() {}

  /** Returns the HMAC-SHA256 of the text, in hex. */
  static String hex(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(GraphObjects.APP_SECRET.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HMAC-SHA256", e);
    }
  }
}
