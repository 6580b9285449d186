package es.sml.connector.cli.backup;

import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Writes an encrypted file: its mark, the salt, and blocks of equal size but the last one. */
final class EncryptedOutput extends OutputStream {
  /** The first bytes of each encrypted file. */
  static final String MARK = "SMLBKP1\n";

  static final int BLOCK_BYTES = 64 * 1024;

  private final OutputStream out;
  private final FileCipher cipher;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int length;

  EncryptedOutput(OutputStream out, Secret passphrase) throws IOException {
    byte[] salt = FileCipher.newSalt();
    this.out = out;
    this.cipher = new FileCipher(passphrase, salt);
    out.write(MARK.getBytes(StandardCharsets.US_ASCII));
    out.write(salt);
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (length == BLOCK_BYTES) {
        writeBlock(false); // only now it is certain that it is not the last one
      }
      int part = Math.min(count - done, BLOCK_BYTES - length);
      System.arraycopy(bytes, offset + done, block, length, part);
      length += part;
      done += part;
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      writeBlock(true);
    }
  }

  private void writeBlock(boolean last) throws IOException {
    try {
      out.write(cipher.encrypt(block, length, last));
      length = 0;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has AES-GCM", e);
    }
  }
}
