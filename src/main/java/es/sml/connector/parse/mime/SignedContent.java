package es.sml.connector.parse.mime;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Opens the envelope of a signed S/MIME mail (RFC 5652, section 5). It checks no signature, because
 * any sender may send a lead.
 */
final class SignedContent {
  /** The object identifier 1.2.840.113549.1.7.2, as ASN.1 writes it. */
  private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("2a864886f70d010702");

  private SignedContent() {}

  /** Returns the mail inside; empty if it is encrypted or not such an envelope. */
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
      return Optional.empty(); // the content is unreadable in any case
    }
  }
}
