package es.sml.connector.cli.backup;

import es.sml.connector.setting.Secret;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.GeneralSecurityException;

/** Reads a file of {@link EncryptedOutput}, from the salt on. It gives out no unproven byte. */
final class EncryptedInput extends InputStream {
  private final PushbackInputStream in;
  private final FileCipher cipher;
  private byte[] block = {};
  private int next;
  private boolean isLast;

  /**
   * @param in the file after its mark
   */
  EncryptedInput(InputStream in, Secret passphrase) throws IOException {
    byte[] salt = in.readNBytes(FileCipher.SALT_BYTES);
    if (salt.length < FileCipher.SALT_BYTES) {
      throw new EOFException("the file ends too early");
    }
    this.in = new PushbackInputStream(in);
    this.cipher = new FileCipher(passphrase, salt);
    readBlock();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    while (next == block.length) {
      if (isLast) {
        return -1;
      }
      readBlock();
    }
    int part = Math.min(count, block.length - next);
    System.arraycopy(block, next, bytes, offset, part);
    next += part;
    return part;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void readBlock() throws IOException {
    byte[] sealed = in.readNBytes(EncryptedOutput.BLOCK_BYTES + FileCipher.TAG_BYTES);
    int more = in.read();
    isLast = more < 0;
    if (!isLast) {
      in.unread(more);
    }
    try {
      block = cipher.decrypt(sealed, sealed.length, isLast);
      next = 0;
    } catch (GeneralSecurityException e) {
      // Without the cause: Java's "Tag mismatch!" says less, and only in English.
      throw new IOException(
          "the key is wrong, or the file is damaged or incomplete: check --key, or use another"
              + " backup");
    }
  }
}
