package es.sml.connector.door.sender.signature;

import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Proof;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A signature over the time of the request and its body, of Webflow, HubSpot or Formspree. {@link
 * SignatureFaults} decides how old it may be.
 */
public final class TimedSignature implements Proof {
  private static final String WEBFLOW = "x-webflow-signature";
  private static final String HUBSPOT = "X-HubSpot-Signature-v3";
  private static final String FORMSPREE = "Formspree-Signature";

  /** The signature and the time, as the request has them. */
  private record Written(String signature, String time) {}

  /** Finds both in the headers; null if one is missing. */
  private interface Headers {
    Written of(DoorRequest request);
  }

  /** Returns the signed parts in their order. */
  private interface Parts {
    byte[][] of(DoorRequest request, String time);
  }

  private final String header;
  private final LocalizedText wrong;
  private final Headers headers;
  private final Parts parts;
  private final LongFunction<Instant> clock;
  private final SignatureText signature;

  /**
   * @param wrong the fault of a signature that does not fit
   */
  private TimedSignature(
      String header,
      LocalizedText wrong,
      Headers headers,
      Parts parts,
      LongFunction<Instant> clock,
      SignatureText signature) {
    this.header = header;
    this.wrong = wrong;
    this.headers = headers;
    this.parts = parts;
    this.clock = clock;
    this.signature = signature;
  }

  public static TimedSignature webflow(List<Secret> keys) {
    return new TimedSignature(
        WEBFLOW,
        SignatureFaults.wrong(WEBFLOW),
        both(WEBFLOW, "x-webflow-timestamp"),
        (request, time) -> new byte[][] {Hmacs.bytes(time + ":"), request.body()},
        Instant::ofEpochMilli,
        SignatureText.sha256(SignatureRules.Encoding.HEX, keys));
  }

  /** HubSpot signs the URL that it calls, so the door must know its own. */
  public static TimedSignature hubspot(List<Secret> keys) {
    return new TimedSignature(
        HUBSPOT,
        LocalizedText.of(
            "refusal.signature-of-url",
            "{0}; check door.public-url, too",
            SignatureFaults.wrong(HUBSPOT)),
        both(HUBSPOT, "X-HubSpot-Request-Timestamp"),
        (request, time) ->
            new byte[][] {
              Hmacs.bytes(request.method() + request.url()), request.body(), Hmacs.bytes(time)
            },
        Instant::ofEpochMilli,
        SignatureText.sha256(SignatureRules.Encoding.BASE64, keys));
  }

  public static TimedSignature formspree(List<Secret> keys) {
    return new TimedSignature(
        FORMSPREE,
        SignatureFaults.wrong(FORMSPREE),
        request -> listed(request.header(FORMSPREE)),
        (request, time) -> new byte[][] {Hmacs.bytes(time + "."), request.body()},
        Instant::ofEpochSecond,
        SignatureText.sha256(SignatureRules.Encoding.HEX, keys));
  }

  @Override
  public LocalizedText fault(DoorRequest request) {
    Written written = headers.of(request);
    if (written == null) {
      return SignatureFaults.missing(header);
    }
    boolean fits =
        written.time().matches("\\d{1,15}")
            && signature.matches(written.signature(), parts.of(request, written.time()));
    return fits ? SignatureFaults.age(request, clock.apply(Long.parseLong(written.time()))) : wrong;
  }

  private static Headers both(String signature, String time) {
    return request -> written(request.header(signature), request.header(time));
  }

  // "t=1764235200,v1=db5d"
  private static Written listed(String text) {
    if (text == null) {
      return null;
    }
    String time = null;
    String signature = null;
    for (String pair : text.split(",", 10)) {
      String stripped = pair.strip();
      time = stripped.startsWith("t=") ? stripped.substring(2) : time;
      signature = stripped.startsWith("v1=") ? stripped.substring(3) : signature;
    }
    return written(signature, time);
  }

  private static Written written(String signature, String time) {
    return signature == null || time == null ? null : new Written(signature.strip(), time.strip());
  }
}
