package es.sml.connector.signin.credential;

import es.sml.connector.setting.Secret;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Settings for tests, all invented. */
public final class SignInSettings {
  public static final String CLIENT_SECRET = "cl13nt+secret&value";
  public static final String REFRESH_TOKEN = "r3fresh-t0ken-1";

  private SignInSettings() {}

  public static OAuthSettings clientCredentials(URI tokenUrl) {
    return microsoft(tokenUrl, new Secret(CLIENT_SECRET), null);
  }

  public static OAuthSettings refreshToken(URI tokenUrl, String refreshToken) {
    return microsoft(tokenUrl, null, new Secret(refreshToken));
  }

  public static OAuthSettings microsoft(URI tokenUrl, Secret clientSecret, Secret refreshToken) {
    return new OAuthSettings(
        OAuthSettings.Provider.MICROSOFT,
        "autos-norte.example",
        "app-1",
        clientSecret,
        refreshToken,
        null,
        tokenUrl,
        null);
  }

  public static OAuthSettings google(
      URI tokenUrl, String clientId, Secret secret, Secret refreshToken) {
    return new OAuthSettings(
        OAuthSettings.Provider.GOOGLE, null, clientId, secret, refreshToken, null, tokenUrl, null);
  }

  public static OAuthSettings serviceAccount(URI tokenUrl, Secret keyFile) {
    return new OAuthSettings(
        OAuthSettings.Provider.GOOGLE, null, null, null, null, keyFile, tokenUrl, null);
  }

  public static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A key file as the Google Cloud console gives it out. */
  public static Secret keyFile(KeyPair pair) {
    String base64 =
        Base64.getMimeEncoder()
            .encodeToString(pair.getPrivate().getEncoded())
            .replace("\r\n", "\\n");
    return new Secret(
        """
        {
          "type": "service_account",
          "project_id": "leads",
          "private_key_id": "key-7",
          "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
          "client_email": "reader@leads.example",
          "client_id": "1234567890",
          "token_uri": "https://oauth2.googleapis.com/token"
        }"""
            .formatted(base64));
  }
}
