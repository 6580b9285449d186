package es.sml.connector.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.console.text.RunbookText.Block;
import es.sml.connector.console.text.RunbookText.Piece;
import es.sml.connector.console.text.RunbookText.Section;
import es.sml.connector.testing.Markdown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbookTextTest {
  @Test
  void readsHeadingsTextListsStepsTablesAndMarks() {
    List<Section> sections =
        RunbookText.sections(
            """
            # One page

            Some `code` and **strong
            words**, [here](#two-parts) and [there](other.md#x).

            ## Two parts

            - first
              goes on
            - second

            1. step

            | a | b |
            | --- | --- |
            | `c` | <d> |
            """);
    assertThat(sections).extracting(Section::anchor).containsExactly("one-page", "two-parts");
    assertThat(sections.get(0).blocks().get(0).rows().get(0).get(0))
        .containsExactly(
            new Piece("plain", "Some ", ""),
            new Piece("code", "code", ""),
            new Piece("plain", " and ", ""),
            new Piece("strong", "strong words", ""),
            new Piece("plain", ", ", ""),
            new Piece("link", "here", "#two-parts"),
            new Piece("plain", " and ", ""),
            new Piece("link", "there", ""),
            new Piece("plain", ".", ""));
    List<Block> blocks = sections.get(1).blocks();
    assertThat(blocks).extracting(Block::kind).containsExactly("list", "steps", "table");
    assertThat(blocks.get(0).rows()).hasSize(2);
    assertThat(blocks.get(0).rows().get(0).get(0))
        .contains(new Piece("plain", "first goes on", ""));
    assertThat(blocks.get(2).rows()).hasSize(2);
    assertThat(blocks.get(2).rows().get(1)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theShippedPageHasNoOtherMarkdownAndNoDeadLink(Language language) throws Exception {
    List<Section> sections = RunbookText.read(language);
    Set<String> anchors = sections.stream().map(Section::anchor).collect(Collectors.toSet());
    assertThat(anchors)
        .containsExactlyInAnyOrderElementsOf(
            Markdown.anchors(
                Files.readAllLines(
                    Path.of(language == Language.ES ? "docs/es/runbook.md" : "docs/runbook.md"))));
    List<Piece> pieces =
        sections.stream()
            .flatMap(section -> section.blocks().stream())
            .flatMap(block -> block.rows().stream())
            .flatMap(List::stream)
            .flatMap(List::stream)
            .toList();
    assertThat(pieces)
        .filteredOn(piece -> piece.kind().equals("plain"))
        .noneMatch(piece -> piece.text().matches(".*(`|\\*\\*|\\]\\(|^#).*"));
    assertThat(pieces)
        .filteredOn(piece -> !piece.target().isEmpty())
        .hasSizeGreaterThan(20)
        .allMatch(piece -> anchors.contains(piece.target().substring(1)));
  }

  @Test
  void theSpanishPageIsAsCompleteAsTheEnglishOne() {
    List<Section> english = RunbookText.read(Language.EN);
    List<Section> spanish = RunbookText.read(Language.ES);
    assertThat(spanish).hasSameSizeAs(english);
    for (int i = 0; i < english.size(); i++) {
      Section section = spanish.get(i);
      assertThat(shape(section)).as(section.title()).isEqualTo(shape(english.get(i)));
      assertThat(names(section)).as(section.title()).isEqualTo(names(english.get(i)));
      assertThat(section.title()).isNotEqualTo(english.get(i).title());
      assertThat(i == 0 || strong(section).contains("Resuelto cuando"))
          .as(section.title())
          .isTrue();
    }
  }

  /** The kinds of the blocks, each with its number of rows. */
  private static List<String> shape(Section section) {
    return section.blocks().stream()
        .map(block -> block.kind() + " " + block.rows().size())
        .toList();
  }

  /** The names of alerts and components, which have no language. */
  private static Set<String> names(Section section) {
    return pieces(section)
        .filter(piece -> piece.kind().equals("code"))
        .map(Piece::text)
        .filter(text -> text.matches("Sml[A-Z]\\w+|[a-z-]+|[a-z-]+[-:]…"))
        .collect(Collectors.toSet());
  }

  private static Set<String> strong(Section section) {
    return pieces(section)
        .filter(piece -> piece.kind().equals("strong"))
        .map(Piece::text)
        .collect(Collectors.toSet());
  }

  private static Stream<Piece> pieces(Section section) {
    return section.blocks().stream()
        .flatMap(block -> block.rows().stream())
        .flatMap(List::stream)
        .flatMap(List::stream);
  }
}
