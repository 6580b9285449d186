package es.sml.connector.lead;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.output.WriterOutputStream;

/** Turns the text of a message, as it travels, into UTF-8 piece by piece. */
final class Utf16Text extends FilterOutputStream {
  /** How many bytes come before the text: whether there is one, and its length. */
  static final int HEAD = 5;

  private int left = HEAD;

  Utf16Text(OutputStream utf8) throws IOException {
    super(
        WriterOutputStream.builder()
            .setWriter(new OutputStreamWriter(utf8, StandardCharsets.UTF_8))
            .setCharsetDecoder(
                StandardCharsets.UTF_16LE
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE))
            .get());
  }

  @Override
  public void write(int next) throws IOException {
    write(new byte[] {(byte) next}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int skipped = Math.min(left, count);
    left -= skipped;
    out.write(bytes, offset + skipped, count - skipped);
  }
}
