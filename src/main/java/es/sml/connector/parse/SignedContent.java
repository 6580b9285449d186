package es.sml.connector.parse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kerby.asn1.Asn1;
import org.apache.kerby.asn1.parse.Asn1Container;
import org.apache.kerby.asn1.parse.Asn1ParseResult;

/**
 * Opens the envelope of an S/MIME mail that is signed as a whole (RFC 5652, section 5). Nobody's
 * signature is checked: a lead is a lead whoever sends it.
 */
final class SignedContent {
  /** The object identifier 1.2.840.113549.1.7.2, as ASN.1 writes it. */
  private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2a864886f70d010702");

  private SignedContent() {}

  /** The mail inside; empty if it is encrypted, or no such envelope. */
  static Optional<byte[]> of(byte[] envelope) {
    try {
      // ContentInfo: type, [0] SignedData: version, digests, EncapsulatedContentInfo: type, [0]
      // content
      Asn1ParseResult info = Asn1.parse(envelope);
      if (!Arrays.equals(child(info, 0).readBodyBytes(), SIGNED_DATA)) {
        return Optional.empty();
      }
      Asn1ParseResult signedData = child(child(info, 1), 0);
      Asn1ParseResult content = child(child(signedData, 2), 1);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      collect(content, bytes);
      return bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toByteArray());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return Optional.empty(); // whatever it is, nothing can be read from it
    }
  }

  private static Asn1ParseResult child(Asn1ParseResult parent, int index) throws IOException {
    List<Asn1ParseResult> children =
        parent instanceof Asn1Container container ? container.getChildren() : List.of();
    if (index >= children.size()) {
      throw new IOException("no signed data");
    }
    return children.get(index);
  }

  /** The octets, which may come in pieces. */
  private static void collect(Asn1ParseResult octets, ByteArrayOutputStream into)
      throws IOException {
    if (octets instanceof Asn1Container container) {
      for (Asn1ParseResult piece : container.getChildren()) {
        collect(piece, into);
      }
    } else {
      into.write(octets.readBodyBytes());
    }
  }
}
