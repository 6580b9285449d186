package es.sml.connector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommentedFileTest {
  private static final Key INTERVAL =
      new Key("reply.interval", Duration.class, "Time of `x`.", Duration.ofSeconds(1), false);

  @Test
  void replacesAnOldCommentAndAWrongDefault() {
    assertThat(properties("# ---- Reply ----\n\n# An old\n# text.\n#reply.interval = 7s\n"))
        .isEqualTo("# ---- Reply ----\n\n# Time of x.\n#reply.interval = 1s\n");
  }

  @Test
  void leavesAValueThatIsInForce() {
    assertThat(properties("reply.interval = 7s\n"))
        .isEqualTo("# Time of x.\nreply.interval = 7s\n");
  }

  @Test
  void namesAKeyThatTheFileLacks() {
    assertThatThrownBy(() -> properties("# Nothing.\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("the file lacks these keys; add a line for each: [reply.interval]");
  }

  @Test
  void describesNestedKeysOfYamlOnceAtTheirFirstLine() {
    assertThat(
            yaml(
                """
                dealers:
                  norte:
                    inboxes:
                      - host: a
                      #- host: b
                    #crm:
                    #  # Old text.
                    #  folders: [x,
                    #            y]
                    #  # A remark.

                    #  host: c
                """))
        .isEqualTo(
            """
            dealers:
              norte:
                inboxes:
                  # Host.
                  - host: a
                  #- host: b
                #crm:
                #  # Folders.
                #  folders: [p, q]
                #  # A remark.

                #  host: c
            """);
  }

  @Test
  void wrapsALongComment() {
    Key longer = new Key("a", String.class, "word ".repeat(40).strip() + ".", null, false);
    assertThat(new CommentedFile(Map.of("a", longer), KeyLine::ofProperty).renewed("#a = 1\n"))
        .startsWith("# word")
        .contains("\n# word")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 100));
  }

  private static String properties(String text) {
    return new CommentedFile(Map.of(INTERVAL.path(), INTERVAL), KeyLine::ofProperty).renewed(text);
  }

  private static String yaml(String text) {
    Key host = new Key("dealers.*.inboxes.host", String.class, "Host.", null, true);
    Key folders =
        new Key("dealers.*.crm.folders", String.class, "Folders.", List.of("p", "q"), false);
    return new CommentedFile(
            Map.of(host.path(), host, folders.path(), folders), KeyLine.yaml(List.of("dealers")))
        .renewed(text);
  }
}
