package es.sml.connector.door.sender.signature;

import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Proof;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.util.List;

/**
 * A signature over the whole body, such as Meta's, TikTok's or a generic sender's. It has no time,
 * so it does not expire.
 */
public final class BodySignature implements Proof {
  private final String header;
  private final String prefix;
  private final byte[] before;
  private final SignatureText signature;

  /**
   * @param prefix a text before the signature in the header, which may be missing
   * @param before the text that is signed before the body
   */
  public BodySignature(String header, String prefix, String before, SignatureText signature) {
    this.header = header;
    this.prefix = prefix;
    this.before = Hmacs.bytes(before);
    this.signature = signature;
  }

  public static BodySignature hex(String header, String prefix, List<Secret> keys) {
    return new BodySignature(
        header, prefix, "", SignatureText.sha256(SignatureRules.Encoding.HEX, keys));
  }

  public static BodySignature base64(String header, String prefix, List<Secret> keys) {
    return new BodySignature(
        header, prefix, "", SignatureText.sha256(SignatureRules.Encoding.BASE64, keys));
  }

  @Override
  public LocalizedText fault(DoorRequest request) {
    String written = request.header(header);
    if (written == null) {
      return SignatureFaults.missing(header);
    }
    String text = written.strip();
    String bare = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    return signature.matches(bare, before, request.body()) ? null : SignatureFaults.wrong(header);
  }
}
