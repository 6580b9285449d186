package es.sml.connector.door;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.util.regex.Pattern;

/**
 * The keys of a generic sender's signature, an HMAC over the body, and of its id, with their
 * defaults.
 *
 * @param header Header with the signature. It needs {@code secrets}.
 * @param algorithm Algorithm: sha256, sha1, sha384 or sha512.
 * @param encoding Encoding of the signature: hex or base64.
 * @param prefix Text before the signature in the header, such as {@code sha256=}.
 * @param idHeader Header with the sender's id of the message. By default the header {@code
 *     Idempotency-Key}.
 */
public record SignatureRules(
    String header, Algorithm algorithm, Encoding encoding, String prefix, String idHeader) {
  /** The hash functions. */
  public enum Algorithm {
    @JsonProperty("sha256")
    SHA256("HmacSHA256"),
    @JsonProperty("sha1")
    SHA1("HmacSHA1"),
    @JsonProperty("sha384")
    SHA384("HmacSHA384"),
    @JsonProperty("sha512")
    SHA512("HmacSHA512");

    private final String javaName;

    Algorithm(String javaName) {
      this.javaName = javaName;
    }

    public String javaName() {
      return javaName;
    }
  }

  /** The ways to write the bytes of a signature. */
  public enum Encoding {
    @JsonProperty("hex")
    HEX,
    @JsonProperty("base64")
    BASE64
  }

  /** A token of RFC 9110, section 5.6.2. */
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  public SignatureRules {
    checkHeader("signature.header", header);
    checkHeader("signature.id-header", idHeader);
    algorithm = Check.orDefault(algorithm, Algorithm.SHA256);
    encoding = Check.orDefault(encoding, Encoding.HEX);
    prefix = Check.orDefault(prefix, "");
    idHeader = Check.orDefault(idHeader, "Idempotency-Key");
  }

  private static void checkHeader(String name, String value) {
    if (value != null && !HEADER.matcher(value).matches()) {
      throw new InvalidSettingException(
          "setting.header",
          "{0} is no name of an HTTP header: write it as the sender does, such as X-Signature",
          name);
    }
  }
}
