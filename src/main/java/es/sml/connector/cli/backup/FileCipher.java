package es.sml.connector.cli.backup;

import es.sml.connector.setting.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the blocks of one file by AES-256-GCM, with a key made from the passphrase. A file of
 * any size needs little memory. No block can be changed, moved, left out or cut off.
 *
 * <p>The nonce of a block has its number and whether it is the last one. The key is the file's own,
 * since its salt is random; so no nonce occurs twice with a key.
 */
final class FileCipher {
  static final int SALT_BYTES = 16;
  static final int TAG_BYTES = 16;

  private static final int NONCE_BYTES = 12;
  private static final int ITERATIONS = 600_000;
  private static final int KEY_BITS = 256;
  private static final int BITS_PER_BYTE = 8;

  private final SecretKey key;
  private final byte[] salt;
  private long number;

  FileCipher(Secret passphrase, byte[] salt) {
    this.salt = salt.clone();
    try {
      this.key =
          new SecretKeySpec(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(
                      new PBEKeySpec(passphrase.reveal().toCharArray(), salt, ITERATIONS, KEY_BITS))
                  .getEncoded(),
              "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has PBKDF2", e);
    }
  }

  static byte[] newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  byte[] encrypt(byte[] block, int length, boolean last) throws GeneralSecurityException {
    return next(Cipher.ENCRYPT_MODE, last).doFinal(block, 0, length);
  }

  /**
   * Decrypts the next block.
   *
   * @throws javax.crypto.AEADBadTagException if the block or the key is not the right one
   */
  byte[] decrypt(byte[] block, int length, boolean last) throws GeneralSecurityException {
    return next(Cipher.DECRYPT_MODE, last).doFinal(block, 0, length);
  }

  private Cipher next(int mode, boolean last) throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(number++).putInt(last ? 1 : 0).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * BITS_PER_BYTE, nonce));
    cipher.updateAAD(salt);
    return cipher;
  }
}
