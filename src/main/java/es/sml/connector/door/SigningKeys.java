package es.sml.connector.door;

import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Checks and reads the secrets with a form of their own: those of Standard Webhooks, and Wix's
 * public key.
 */
public final class SigningKeys {
  private static final String STANDARD_PREFIX = "whsec_";
  private static final int SHORTEST_STANDARD = 16;

  private SigningKeys() {}

  static void check(ChannelKind kind, List<Secret> secrets) {
    for (Secret secret : secrets) {
      if (kind == ChannelKind.WIX) {
        rsa(secret);
      } else if (kind == ChannelKind.STANDARD_WEBHOOKS) {
        standard(secret);
      }
    }
  }

  /**
   * Reads the key of a sender of Standard Webhooks.
   *
   * @throws IllegalArgumentException if it has another form
   */
  public static byte[] standard(Secret secret) {
    String written = secret.reveal().strip();
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(
                  written.startsWith(STANDARD_PREFIX)
                      ? written.substring(STANDARD_PREFIX.length())
                      : written);
      if (key.length >= SHORTEST_STANDARD) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The exception would hold the secret.
    }
    throw new InvalidSettingException(
        "channels.signing-key", "secrets: each must be whsec_ and Base64, as the sender shows it");
  }

  /**
   * Reads a public key in PEM. Its line breaks may be missing, or written as a backslash and an n.
   *
   * @throws IllegalArgumentException if it is no public key of RSA
   */
  public static RSAPublicKey rsa(Secret secret) {
    if (secret.isPlaceholder()) {
      return anyKey();
    }
    String base64 =
        secret
            .reveal()
            .replace("\\n", "")
            .replace("-----BEGIN PUBLIC KEY-----", "")
            .replace("-----END PUBLIC KEY-----", "");
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
      if (KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der))
          instanceof RSAPublicKey key) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The exception would hold the key.
    }
    throw new InvalidSettingException(
        "channels.public-key",
        "secrets: each must be a public key in PEM, with the line BEGIN PUBLIC KEY, as the app's"
            + " page shows it");
  }

  private static RSAPublicKey anyKey() {
    try {
      return (RSAPublicKey) KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has RSA", e);
    }
  }
}
