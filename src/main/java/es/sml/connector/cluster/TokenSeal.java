package es.sml.connector.cluster;

import es.sml.connector.setting.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts an account's token with a key derived from its password, so that the database and its
 * backups reveal no token. It uses AES-GCM and PBKDF2, and derives the key at the first use.
 */
final class TokenSeal {
  private static final int ITERATIONS = 100_000;
  private static final int KEY_BITS = 256;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final String account;
  private final Secret password;
  private final SecureRandom random = new SecureRandom();
  private SecretKey key;

  TokenSeal(String account, Secret password) {
    this.account = account;
    this.password = password;
  }

  String close(String token) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has AES-GCM", e);
    }
  }

  /** Returns the token; null if there is none or its password has changed. */
  String open(String sealed) {
    if (sealed == null) {
      return null;
    }
    byte[] bytes = Base64.getDecoder().decode(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(bytes).get(nonce);
    try {
      return new String(
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES),
          StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private synchronized SecretKey key() throws GeneralSecurityException {
    if (key == null) {
      PBEKeySpec spec =
          new PBEKeySpec(
              password.reveal().toCharArray(),
              ("sml-token " + account).getBytes(StandardCharsets.UTF_8),
              ITERATIONS,
              KEY_BITS);
      byte[] made =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      key = new SecretKeySpec(made, "AES");
    }
    return key;
  }
}
