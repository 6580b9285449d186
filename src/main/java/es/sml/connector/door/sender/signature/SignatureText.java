package es.sml.connector.door.sender.signature;

import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.setting.Secret;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A signature in a header, as hex or Base64. */
public final class SignatureText {
  private final String algorithm;
  private final SignatureRules.Encoding encoding;
  private final List<byte[]> keys;

  /**
   * @param keys the accepted keys
   */
  public SignatureText(String algorithm, SignatureRules.Encoding encoding, List<byte[]> keys) {
    this.algorithm = algorithm;
    this.encoding = encoding;
    this.keys = keys;
  }

  public static SignatureText sha256(SignatureRules.Encoding encoding, List<Secret> secrets) {
    return new SignatureText(Hmacs.SHA256, encoding, bytes(secrets));
  }

  public static List<byte[]> bytes(List<Secret> secrets) {
    return secrets.stream().map(secret -> Hmacs.bytes(secret.reveal())).toList();
  }

  /** Returns whether one of the keys signed these parts in a row. All keys are tried. */
  boolean matches(String written, byte[]... parts) {
    byte[] signature = decoded(written);
    boolean found = false;
    for (byte[] key : keys) {
      found |= MessageDigest.isEqual(Hmacs.mac(algorithm, key, parts), signature);
    }
    return found;
  }

  private byte[] decoded(String written) {
    try {
      return encoding == SignatureRules.Encoding.HEX
          ? HexFormat.of().parseHex(written)
          : Base64.getDecoder().decode(written);
    } catch (IllegalArgumentException e) {
      return new byte[0]; // no code is that short
    }
  }
}
