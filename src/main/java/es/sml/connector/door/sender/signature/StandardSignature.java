package es.sml.connector.door.sender.signature;

import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.SigningKeys;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Proof;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.List;

/**
 * The signature of Standard Webhooks. Its header has one for each key of the sender. {@link
 * SignatureFaults} decides how old it may be.
 */
public final class StandardSignature implements Proof {
  public static final String ID = "webhook-id";
  private static final String TIME = "webhook-timestamp";
  private static final String HEADER = "webhook-signature";
  private static final String VERSION = "v1,";
  private static final int MOST = 20;

  private final SignatureText signature;

  public StandardSignature(List<Secret> keys) {
    this.signature =
        new SignatureText(
            Hmacs.SHA256,
            SignatureRules.Encoding.BASE64,
            keys.stream().map(SigningKeys::standard).toList());
  }

  @Override
  public LocalizedText fault(DoorRequest request) {
    String id = request.header(ID);
    String time = request.header(TIME);
    String written = request.header(HEADER);
    if (written == null) {
      return SignatureFaults.missing(HEADER);
    }
    if (id == null || time == null) {
      return SignatureFaults.incomplete(id == null ? ID : TIME);
    }
    byte[] before = Hmacs.bytes(id + "." + time + ".");
    boolean fits = false;
    for (String one : written.strip().split(" ", MOST)) {
      fits |=
          one.startsWith(VERSION)
              && signature.matches(one.substring(VERSION.length()), before, request.body());
    }
    return fits && time.matches("\\d{1,12}")
        ? SignatureFaults.age(request, Instant.ofEpochSecond(Long.parseLong(time)))
        : SignatureFaults.wrong(HEADER);
  }
}
