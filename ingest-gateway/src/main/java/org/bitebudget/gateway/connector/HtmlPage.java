package org.bitebudget.gateway.connector;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An answer in HTML, read as browsers read it. */
final class HtmlPage implements Page {

    private final Document document;
    private final List<Item> items;

    HtmlPage(String itemsSelector, String text) {
        this.document = Jsoup.parse(text);
        this.items = document.select(itemsSelector).stream()
                .<Item>map(element -> path -> text(element, path))
                .toList();
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public Optional<String> value(String path) {
        return text(document, path);
    }

    /**
     * What a path leads to.
     *
     * @param selector elements below, of which the first counts; blank for the element itself
     * @param attribute its attribute; blank for its text
     */
    record Target(String selector, String attribute) {

        static Target of(String path) {
            int at = path.lastIndexOf('@');
            return at < 0 ? new Target(path, "") : new Target(path.substring(0, at), path.substring(at + 1));
        }
    }

    private static Optional<String> text(Element element, String path) {
        Target target = Target.of(path);
        Element found = target.selector().isEmpty() ? element : element.selectFirst(target.selector());
        if (found == null) {
            return Optional.empty();
        }
        String text = target.attribute().isEmpty() ? found.text() : found.attr(target.attribute());
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
