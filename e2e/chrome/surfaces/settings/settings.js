// Lists what shows of a page of chrome://settings below one of its elements, shadow trees included.
// Each entry: label (what a reader reads on or beside it), role, rect in CSS pixels of the viewport, name (an id that
// is the same in every language), tooltip (what it tells those who listen), key (finds its element again).
root => {
    const BUTTONS = new Set(['CR-BUTTON', 'CONTROLLED-BUTTON']);
    const ROWS = new Set(['CR-LINK-ROW']);
    const RADIOS = new Set(['SETTINGS-COLLAPSE-RADIO-BUTTON', 'CR-RADIO-BUTTON', 'CONTROLLED-RADIO-BUTTON']);
    const TOGGLES = new Set(['SETTINGS-TOGGLE-BUTTON', 'CR-TOGGLE']);
    const SILENT = new Set(['STYLE', 'SCRIPT', 'TEMPLATE', 'CR-TOOLTIP', 'CR-RIPPLE', 'CR-ACTION-MENU', 'SVG']);
    const found = [];

    const folded = text => (text || '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
    const rectOf = thing => {
        const { x, y, width, height } = thing.getBoundingClientRect();

        return [ x, y, width, height ];
    };
    const shows = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const tooltip = element => folded(element.getAttribute('aria-label') || element.getAttribute('title'));
    // A row is named after the permission that it is about, where it is about one.
    const subject = element => {
        for (let node = element; node; node = node.parentElement || node.getRootNode().host) {
            if (node.category && node.localName === 'site-details-permission') {
                return node.category;
            }
        }

        return '';
    };
    const add = (label, role, rect, element, told = '') => {
        if (rect[2] > 1 && rect[3] > 1) {
            // The names of Chrome's own elements tell something, those of HTML do not.
            const own = element.localName.includes('-') ? element.localName : '';
            const name = [ subject(element), element.id || own ].filter(Boolean).join(' ');

            found.push({ label, role, rect, name, tooltip: told });
        }
    };

    const below = element => {
        if (element.localName === 'slot') {
            const assigned = element.assignedNodes();

            return assigned.length ? assigned : element.childNodes;
        }

        return (element.shadowRoot || element).childNodes;
    };

    const textIn = element => [ ...below(element) ].map(node => {
        if (node.nodeType === Node.TEXT_NODE) {
            return node.data;
        }

        return node.nodeType === Node.ELEMENT_NODE && !SILENT.has(node.tagName.toUpperCase()) ? textIn(node) : '';
    }).join(' ');

    const visit = node => {
        if (node.nodeType === Node.TEXT_NODE) {
            const label = folded(node.data);
            const holder = node.parentElement;

            if (label && holder && shows(holder)) {
                const range = document.createRange();

                range.selectNodeContents(node);
                add(label, holder.closest('h1, h2, h3') ? 'heading' : 'text', rectOf(range), holder);
            }

            return;
        }
        if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.tagName.toUpperCase())) {
            return;
        }
        if (node.localName !== 'slot' && getComputedStyle(node).display !== 'contents' && !shows(node)) {
            return;
        }
        if (node.tagName === 'SELECT') {
            add(folded(node.selectedOptions[0]?.textContent), 'combobox', rectOf(node), node, tooltip(node));
        } else if (node.tagName === 'CR-ICON-BUTTON') {
            add('', 'icon', rectOf(node), node, tooltip(node));
        } else if (BUTTONS.has(node.tagName)) {
            add(folded(textIn(node)), 'button', rectOf(node), node);
        } else if (TOGGLES.has(node.tagName)) {
            add(folded(node.label) || tooltip(node), 'toggle', rectOf(node), node);
        } else if (RADIOS.has(node.tagName) || ROWS.has(node.tagName)) {
            add(folded(node.label), RADIOS.has(node.tagName) ? 'radio' : 'button', rectOf(node), node);
            const sub = folded(node.subLabel);

            if (sub) {
                add(sub, 'text', rectOf(node), node);
            }
        } else if (node.tagName === 'INPUT') {
            add(tooltip(node) || folded(node.placeholder), 'textfield', rectOf(node), node);
        } else if (node.tagName === 'A' && node.href) {
            add(folded(textIn(node)), 'link', rectOf(node), node);
        } else {
            [ ...below(node) ].forEach(visit);
        }
    };

    visit(root);

    return found;
};
