package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.system.browser.BoardPage;
import io.chalkstream.system.browser.Device;
import io.chalkstream.system.browser.LaunchedBrowser;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ana's browser at one gateway, Ben's at another, one board. */
@UsesStack
@ResourceLock(SharedBrowser.LOCK)
@ExtendWith(SharedBrowser.class)
abstract class BrowserTest {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static LaunchedBrowser launched;

    TestStack stack;
    BoardPage ana;
    BoardPage ben;
    private URI gatewayOfBen;
    private String bensLink;
    private final List<BoardPage> others = new ArrayList<>();

    @BeforeAll
    static void share(LaunchedBrowser shared) {
        launched = shared;
    }

    /**
     * Ana opens a new board at her gateway, gives one of its links to Ben, who is at his, and closes the panel with the
     * links.
     *
     * @param link the test id of the field with the link
     */
    void open(TestStack shared, URI anasGateway, URI bensGateway, String link) {
        openAlone(shared, anasGateway);
        gatewayOfBen = bensGateway;
        bensLink = at(bensGateway, ana.shared(link));
        // A press beside an open panel would only close it.
        ana.keys("Escape");
        ana.awaitGone("share-panel");
        ben = BoardPage.open(launched.browser(), bensLink, "Ben");
        assertThat(ben.boardId()).isEqualTo(ana.boardId());
    }

    /** Ana opens a new board, with the panel in which it is shared. */
    void openAlone(TestStack shared, URI anasGateway) {
        stack = shared;
        ana = BoardPage.open(launched.browser(), anasGateway + "/new", "Ana");
    }

    /** Ben comes in another browser, by another link. */
    void bensNext(String link) {
        ben.close();
        ben = BoardPage.open(launched.browser(), at(gatewayOfBen, link), "Ben");
    }

    /** Another person joins with the link that Ben used. */
    BoardPage bensClassmate(String name) {
        var page = BoardPage.open(launched.browser(), bensLink, name);
        others.add(page);
        return page;
    }

    /** Somebody types the board's code at a gateway. */
    BoardPage byCode(URI gateway, String code, String name, Device device) {
        var page = BoardPage.byCode(launched.browser(), gateway + "/", code, name, device);
        others.add(page);
        return page;
    }

    URI gatewayOfBen() {
        return gatewayOfBen;
    }

    /** The students' link, at Ben's gateway. */
    String bensLink() {
        return bensLink;
    }

    /** Somebody is at an address, and has done nothing yet. */
    BoardPage visitor(String address) {
        var page = BoardPage.visit(launched.browser(), address, Device.USUAL);
        others.add(page);
        return page;
    }

    /** Somebody comes by Ben's link in a new browser, who may have to wait. */
    BoardPage bensNextName(String name) {
        var page = BoardPage.ask(launched.browser(), bensLink, name);
        others.add(page);
        return page;
    }

    /** Ana's board on another device of hers, at Ben's gateway. */
    BoardPage anasOtherDevice() {
        return ana.onAnotherDevice(at(gatewayOfBen, ana.url()));
    }

    @AfterEach
    void keep_screenshots(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        if (ana != null) {
            ana.keepScreenshot(name + "-ana");
            ana.close();
        }
        if (ben != null) {
            ben.keepScreenshot(name + "-ben");
            ben.close();
        }
        others.forEach(BoardPage::close);
    }

    /** Waits until both, and board-state, have the same board of so many elements. */
    void awaitSameBoard(int elements) {
        awaitSameBoard(elements, List.of(ana, ben));
    }

    /** Waits until all of these, and board-state, have the same board of so many elements. */
    void awaitSameBoard(int elements, List<BoardPage> pages) {
        Await.until(
                "all have the same %d elements, and nothing is under way".formatted(elements),
                PATIENCE,
                () -> {
                    var board = pages.get(0).elements();
                    return board.size() == elements
                            && pages.stream().allMatch(page -> page.elements().equals(board) && page.pendingOps() == 0);
                },
                () -> pages.stream().map(BoardPage::elements).toList());
        assertThat(stack.snapshot(ana.boardId()).elements().stream()
                        .collect(Collectors.toMap(Element::id, Function.identity())))
                .isEqualTo(ana.elements());
    }

    /** How many pixels are different. */
    static long differing(BufferedImage one, BufferedImage other) {
        return IntStream.range(0, one.getWidth() * one.getHeight())
                .filter(i -> one.getRGB(i % one.getWidth(), i / one.getWidth())
                        != other.getRGB(i % one.getWidth(), i / one.getWidth()))
                .count();
    }

    /** The same path at another gateway. */
    static String at(URI gateway, String address) {
        var path = URI.create(address);
        return gateway + path.getRawPath() + "#" + path.getRawFragment();
    }
}
