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
import org.junit.jupiter.api.Test;

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

  @Test
  void theShippedPageHasNoOtherMarkdownAndNoDeadLink() throws Exception {
    List<Section> sections = RunbookText.read();
    Set<String> anchors = sections.stream().map(Section::anchor).collect(Collectors.toSet());
    assertThat(anchors)
        .containsExactlyInAnyOrderElementsOf(
            Markdown.anchors(Files.readAllLines(Path.of("docs/runbook.md"))));
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
}
