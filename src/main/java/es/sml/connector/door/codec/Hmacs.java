package es.sml.connector.door.codec;

import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes and compares message authentication codes over the bytes of a request. */
public final class Hmacs {
  public static final String SHA256 = "HmacSHA256";

  private Hmacs() {}

  /** Returns the code of several parts in a row. */
  public static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the algorithm " + algorithm + " does not exist", e);
    }
  }

  /** Returns the HMAC-SHA256 in hex. */
  public static String hex(Secret key, byte[]... parts) {
    return HexFormat.of().formatHex(mac(SHA256, bytes(key.reveal()), parts));
  }

  /** Returns the HMAC-SHA256 in Base64. */
  public static String base64(Secret key, byte[]... parts) {
    return Base64.getEncoder().encodeToString(mac(SHA256, bytes(key.reveal()), parts));
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Compares in a time that does not depend on the texts; null is equal to nothing. */
  public static boolean equal(String one, String other) {
    return one != null && other != null && MessageDigest.isEqual(bytes(one), bytes(other));
  }

  /** Returns whether one of the keys is this text. All are compared. */
  public static boolean isOneOf(List<Secret> keys, String text) {
    boolean found = false;
    for (Secret key : keys) {
      found |= equal(key.reveal(), text);
    }
    return found;
  }
}
