package es.sml.connector.cluster;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Encrypts an account's token with a key derived from its password, so that the database and its
 * backups reveal no token. It uses JWE and PBKDF2, and derives the key at the first use.
 */
final class TokenSeal {
  private static final int ITERATIONS = 100_000;
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private final String account;
  private final Secret password;
  private byte[] key;

  TokenSeal(String account, Secret password) {
    this.account = account;
    this.password = password;
  }

  String close(String token) {
    JWEObject sealed = new JWEObject(HEADER, new Payload(token));
    try {
      sealed.encrypt(new DirectEncrypter(key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("every JVM has AES-GCM", e);
    }
    return sealed.serialize();
  }

  /** Returns the token; null if there is none, or if another password or version sealed it. */
  String open(String sealed) {
    if (sealed == null) {
      return null;
    }
    try {
      JWEObject token = JWEObject.parse(sealed);
      token.decrypt(new DirectDecrypter(key()));
      return token.getPayload().toString();
    } catch (ParseException | JOSEException e) {
      return null;
    }
  }

  // PBES2 would derive the key at each use, which costs much.
  private synchronized byte[] key() {
    if (key == null) {
      try {
        key =
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(
                    new PBEKeySpec(
                        password.reveal().toCharArray(),
                        ("sml-token " + account).getBytes(StandardCharsets.UTF_8),
                        ITERATIONS,
                        EncryptionMethod.A256GCM.cekBitLength()))
                .getEncoded();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JVM has PBKDF2", e);
      }
    }
    return key;
  }
}
