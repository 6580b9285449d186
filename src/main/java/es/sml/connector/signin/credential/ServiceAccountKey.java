package es.sml.connector.signin.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

/** The key of a Google service account, which signs its claims. */
final class ServiceAccountKey {
  private final String email;
  private final String keyId;
  private final PrivateKey privateKey;

  private ServiceAccountKey(String email, String keyId, PrivateKey privateKey) {
    this.email = email;
    this.keyId = keyId;
    this.privateKey = privateKey;
  }

  /**
   * Parses the content of a JSON key file.
   *
   * @throws IllegalArgumentException if the content is invalid; the message does not quote it
   */
  static ServiceAccountKey parse(Secret file) {
    if (file.isPlaceholder()) {
      return new ServiceAccountKey("", "", null); // nothing is signed during a check
    }
    Map<String, Object> fields;
    try {
      fields = JSONObjectUtils.parse(file.reveal());
    } catch (ParseException e) {
      // Jackson's message may quote the key.
      throw refusal(LocalizedText.of("signin.no-json", "it is not JSON"));
    }
    if (!"service_account".equals(fields.get("type"))) {
      throw refusal(LocalizedText.of("signin.key-type", "its type is not service_account"));
    }
    return new ServiceAccountKey(
        text(fields, "client_email"),
        text(fields, "private_key_id"),
        privateKey(text(fields, "private_key")));
  }

  String email() {
    return email;
  }

  SignedJWT sign(JWTClaimsSet claims) {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(keyId).build(),
            claims);
    try {
      jwt.sign(new RSASSASigner(privateKey));
    } catch (JOSEException e) {
      throw new IllegalStateException("a valid RSA key cannot sign", e);
    }
    return jwt;
  }

  private static PrivateKey privateKey(String pem) {
    String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw refusal(LocalizedText.of("signin.private-key", "its private_key is not an RSA key"));
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    if (fields.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw refusal(LocalizedText.of("signin.key-field", "it has no {0}", name));
  }

  private static InvalidSettingException refusal(LocalizedText why) {
    return new InvalidSettingException(
        "signin.service-account",
        "service-account must be the JSON key file of a Google service account, named as file:PATH:"
            + " {0}",
        why);
  }
}
