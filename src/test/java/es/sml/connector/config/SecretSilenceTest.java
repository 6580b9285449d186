package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.PasswordLogin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSilenceTest {
  private static final String VALUE = WrittenConfiguration.SECRET;

  private static final String EVERY_SECRET =
      """
      accounts:
        main:
          base-url: https://sml.example
          username: connector
          password: env:SML_PASSWORD
      dealers:
        norte:
          account: main
          source: 12
          queue: {}
          inboxes:
            - {host: a.example, username: a, password: "env:MAIL_PASSWORD"}
          broker-user: {username: norte, password: "env:SML_PASSWORD"}
      """;

  private WrittenConfiguration written;

  @BeforeEach
  void writeASoundConfiguration(@TempDir Path directory) {
    written = new WrittenConfiguration(directory).dealers(EVERY_SECRET);
  }

  @Test
  void noRecordPrintsIt() {
    Configuration configuration =
        written
            .application(
                """
                broker.url=tcp://x:1
                broker.username=u
                broker.password=env:SML_PASSWORD
                database.password=env:SML_PASSWORD
                """)
            .load();
    Dealer norte = configuration.dealers().dealers().get("norte");

    assertThat(norte.inboxes().get(0).password().reveal()).isEqualTo(VALUE);
    assertThat(configuration.toString()).contains("******").doesNotContain(VALUE);
    assertThat(norte.toString()).contains("******").doesNotContain(VALUE);
    assertThat(configuration.dealers().accounts().get("main").toString())
        .contains("******")
        .doesNotContain(VALUE);
    assertThat(new Secret(VALUE)).hasToString("******");
    assertThat(new PasswordLogin(new Secret(VALUE)).toString()).doesNotContain(VALUE);
  }

  @Test
  void noJsonHoldsIt() throws JsonProcessingException {
    ObjectMapper json =
        new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    Configuration configuration = written.load();
    assertThat(json.writeValueAsString(configuration.dealers().accounts().get("main")))
        .contains("connector")
        .doesNotContain(VALUE);
    assertThat(json.writeValueAsString(configuration.dealers().dealers()))
        .contains("a.example")
        .doesNotContain(VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    password: s3cr3t\n",
        "    password: [s3cr3t]\n",
        "    password: {value: s3cr3t}\n",
        "    pasword: s3cr3t\n",
        "    password: env:SML_PASSWORD\n    base-url: https://connector:s3cr3t@sml.example\n",
        "    password: env:SML_PASSWORD\n    base-url: 'https://connector:s3cr3t@sml example'\n",
        "    password: env:SML_PASSWORD\n    consumers: s3cr3t\n",
        "    password: env:SML_PASSWORD\n    auth-scheme: s3cr3t\n",
        "  other: s3cr3t\n",
      })
  void refusesASecretInTheFileWithoutPrintingIt(String lines) {
    String baseUrl = lines.contains("base-url") ? "" : "    base-url: https://sml.example\n";
    written.dealers(
        "accounts:\n  main:\n" + baseUrl + "    username: c\n" + lines + "dealers: {}\n");
    Throwable refusal = catchThrowable(written::load);
    StringWriter trace = new StringWriter();
    refusal.printStackTrace(new PrintWriter(trace));
    assertThat(refusal).isInstanceOf(ConfigurationException.class);
    assertThat(trace.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void explainsWhereASecretBelongs() {
    written.dealers(EVERY_SECRET.replace("env:SML_PASSWORD\n", "hunter2\n"));
    assertThat(written.problems())
        .containsExactly(
            "dealers.yaml:5: accounts.main.password: "
                + "no secret may stand in this file: write env:NAME or file:PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:NOT_THERE", "env:EMPTY", "file:not-there", "file:empty"})
  void namesASecretThatIsNotThere(String where) {
    written.write("empty", "\n").dealers(EVERY_SECRET.replace("env:MAIL_PASSWORD", where));
    assertThat(written.problems())
        .singleElement()
        .asString()
        .startsWith("dealers.yaml:12: dealers.norte.inboxes[0].password: the ")
        .contains(where.substring(where.indexOf(':') + 1));
  }
}
