package es.sml.connector.cli.login;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The file with the tokens of a person. Only this person can read it; a file that others can read
 * is refused.
 */
record LoginFile(Path path) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The tokens of one provider and client.
   *
   * @param refreshToken null if the provider gave none
   */
  record Tokens(String issuer, String clientId, String idToken, String refreshToken) {
    /** Leaves out the tokens. */
    @Override
    public String toString() {
      return "Tokens[" + issuer + "]";
    }
  }

  /** Returns the file in the home directory of the person. */
  static LoginFile ofUser() {
    return new LoginFile(Path.of(System.getProperty("user.home"), ".sml-connector", "login.json"));
  }

  Optional<Tokens> read() {
    try {
      String text = Files.readString(path);
      if (PrivateFiles.isOpenToOthers(path)) {
        throw new IllegalStateException(
            say(
                "login.open",
                "{0} is open to other users; delete it and run sml-connector login",
                path));
      }
      return Optional.of(JSON.readValue(text, Tokens.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      // The reader's message may quote a token.
      throw new IllegalStateException(
          say("login.unreadable", "{0} cannot be read; run sml-connector login", path));
    }
  }

  void write(Tokens tokens) {
    try {
      PrivateFiles.createDirectories(path.getParent());
      Path written =
          Files.createTempFile(path.getParent(), "login", null, PrivateFiles.fileMode(path));
      try {
        Files.write(written, JSON.writeValueAsBytes(tokens));
        Files.move(written, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          say("login.unwritable", "{0} cannot be written; make its folder writable", path), e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IllegalStateException(
          say("login.undeletable", "{0} cannot be deleted; delete it by hand", path), e);
    }
  }
}
