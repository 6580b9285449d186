package es.sml.connector.parse;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

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
      BerReader reader = new BerReader(envelope);
      BerReader.Element info = reader.at(0);
      if (!reader.holds(reader.child(info, 0), SIGNED_DATA)) {
        return Optional.empty();
      }
      BerReader.Element signedData = reader.child(reader.child(info, 1), 0);
      byte[] content = reader.octets(reader.child(reader.child(signedData, 2), 1));
      return content.length == 0 ? Optional.empty() : Optional.of(content);
    } catch (IOException e) {
      return Optional.empty(); // whatever it is, nothing can be read from it
    }
  }
}
