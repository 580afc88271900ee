// Lists what a reader sees below one element of a web page, shadow trees included: a function for Playwright.
//
// What depends on the page comes from the surface (class Dom in surface.py):
//   controls    CSS selectors of custom elements, each with the role that they have
//   skipped     a CSS selector of what is never read
//   textNodes   whether each text node is a widget by itself, or an element with all the text in it
//   whole       whether only what is wholly in view counts as in view, or what has its middle there
//   groups      names of elements, each with a property that comes first in the names of the widgets inside
// and from the call:
//   target      an element, whose widget is marked
//   reveal      the number of a widget that is scrolled to the middle first
// Each entry: label (what a reader reads on or beside it), role, rect in CSS pixels of the viewport, name (an id that is
// the same in every language), tooltip (its accessible name, where that is not the label), away (a reader has to scroll
// to it), target.
(root, { controls, skipped, textNodes, whole, groups, target, reveal }) => {
    const ROLES = {
        button: 'button', switch: 'toggle', checkbox: 'checkbox', radio: 'radio', combobox: 'combobox',
        listbox: 'combobox', option: 'option', textbox: 'textfield', searchbox: 'textfield', link: 'link',
        tab: 'tab', menuitem: 'menuitem', img: 'image'
    };
    const INPUTS = {
        button: 'button', submit: 'button', reset: 'button', checkbox: 'checkbox', radio: 'radio', range: 'other',
        hidden: ''
    };
    const FIELDS = new Set([ 'textfield', 'combobox', 'checkbox', 'radio', 'toggle' ]);
    const HEADING = 'h1, h2, h3, h4, h5, h6, [role=heading]';

    const folded = text => (text || '').replace(/[\u00ad\u200b]/g, '').replace(/\s+/g, ' ').trim();
    const parentOf = node => node.assignedSlot || node.parentElement || node.getRootNode().host;

    const childrenOf = element => {
        if (element.localName === 'slot') {
            const assigned = element.assignedNodes();

            return [ ...assigned.length ? assigned : element.childNodes ];
        }

        return [ ...(element.shadowRoot || element).childNodes ];
    };

    const inWindow = element => {
        const { right, bottom, left, top } = element.getBoundingClientRect();

        return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    };

    // What a reader can scroll to bring an element into view; not what only a program can scroll (overflow: hidden).
    const scrollerOf = element => {
        for (let node = element; node; node = parentOf(node)) {
            const { overflowY, position } = getComputedStyle(node);

            if (node !== element && /auto|scroll/.test(overflowY) && node.scrollHeight > node.clientHeight) {
                return node;
            }
            if (position === 'fixed') {
                // It stays where it is, whatever scrolls around it.
                return null;
            }
        }

        return null;
    };

    const isAway = (element, { top, bottom, height }) => {
        const scroller = scrollerOf(element);

        if (!scroller) {
            return !inWindow(element);
        }
        const view = scroller.getBoundingClientRect();
        const upper = Math.max(view.top, 0);
        const lower = Math.min(view.bottom, innerHeight);

        if (whole) {
            return Math.round(top) < Math.round(upper) || Math.round(bottom) > Math.round(lower);
        }
        const middle = top + (height / 2);

        return middle < upper || middle > lower;
    };

    const isShown = element => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
            return false;
        }
        const { width, height } = element.getBoundingClientRect();

        return width > 1 && height > 1 && (inWindow(element) || Boolean(scrollerOf(element)));
    };

    // The text of an element as it reads; innerText leaves out what is in shadow trees.
    const textOf = element => {
        const deep = element.shadowRoot || element.querySelector('slot');

        return folded(deep ? flatText(element) : element.innerText);
    };
    const flatText = element => childrenOf(element).map(node => {
        if (node.nodeType === Node.TEXT_NODE) {
            return node.data;
        }

        return node.nodeType === Node.ELEMENT_NODE && !node.matches(skipped) ? flatText(node) : '';
    }).join(' ');

    const labelledBy = element => (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
        .map(id => folded(element.getRootNode().getElementById(id)?.innerText)).join(' ');

    // A placeholder can be there and not show, as in a field that has the focus.
    const placeholderOf = element => {
        const { color, opacity } = getComputedStyle(element, '::placeholder');

        return opacity === '0' || /transparent|, 0\)$/.test(color) ? '' : folded(element.getAttribute('placeholder'));
    };

    const labelOf = (element, role) => {
        if (element.localName === 'select') {
            return folded(element.selectedOptions[0]?.textContent);
        }
        if (FIELDS.has(role)) {
            return folded(element.labels?.[0]?.innerText) || labelledBy(element) || placeholderOf(element)
                || textOf(element);
        }

        return textOf(element) || folded(element.value);
    };

    const tooltipOf = element => folded(element.getAttribute('aria-label')) || folded(element.title)
        || folded(element.alt);

    const nameOf = element => {
        // The names of custom elements tell something, those of HTML do not.
        const own = element.id || element.dataset.testid || (element.localName.includes('-') ? element.localName : '');
        let group = '';

        for (let node = element; node && !group; node = parentOf(node)) {
            group = node[groups[node.localName]] || '';
        }

        return [ group, own ].filter(Boolean).join(' ');
    };

    const roleOf = element => {
        const given = element.getAttribute('role');

        if (given in ROLES) {
            return ROLES[given];
        }
        switch (element.localName) {
        case 'button': return 'button';
        case 'a': return element.hasAttribute('href') ? 'link' : '';
        case 'img': return 'image';
        case 'select': return 'combobox';
        case 'textarea': return 'textfield';
        case 'input': return INPUTS[element.type] ?? 'textfield';
        default: return '';
        }
    };

    const found = [];
    const add = (element, role, label, tooltip = '', range = element) => {
        const rect = range.getBoundingClientRect();

        if (rect.width > 1 && rect.height > 1) {
            found.push({ element, role, label, tooltip: tooltip === label ? '' : tooltip, range });
        }
    };

    const addControl = (element, role) => {
        const label = role === 'icon' ? '' : labelOf(element, role);

        add(element, role === 'button' && !label ? 'icon' : role, label, tooltipOf(element));
    };

    // A custom element can keep its label, and a second line below it, as properties.
    const addCustom = (element, role) => {
        const label = role === 'icon' ? '' : folded(element.label) || textOf(element);

        add(element, role, label, tooltipOf(element));
        if (folded(element.subLabel)) {
            add(element, 'text', folded(element.subLabel));
        }
    };

    const addText = node => {
        const holder = node.parentElement;

        if (holder && folded(node.data) && isShown(holder)) {
            const range = document.createRange();

            range.selectNodeContents(node);
            add(holder, holder.closest(HEADING) ? 'heading' : 'text', folded(node.data), '', range);
        }
    };

    const hasOwnText = element => [ ...element.childNodes ]
        .some(node => node.nodeType === Node.TEXT_NODE && folded(node.data));

    // An element is a text with all that is in it, and the controls in it are widgets as well.
    const visit = (node, inText = false) => {
        if (node.nodeType === Node.TEXT_NODE && textNodes) {
            addText(node);
        }
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(skipped) || getComputedStyle(node).display === 'none') {
            return;
        }
        const custom = Object.keys(controls).find(selector => node.matches(selector));
        const role = custom ? controls[custom] : roleOf(node);

        if (!isShown(node)) {
            // An element without a box of its own can still have children that show.
            childrenOf(node).forEach(child => visit(child, inText));
        } else if (custom) {
            addCustom(node, role);
        } else if (role) {
            addControl(node, role);
        } else {
            const isText = !textNodes && hasOwnText(node);

            if (isText && !inText) {
                add(node, node.matches(HEADING) ? 'heading' : 'text', textOf(node));
            }
            childrenOf(node).forEach(child => visit(child, inText || isText));
        }
    };

    visit(root);
    const chosen = found[reveal];
    const scroller = chosen && scrollerOf(chosen.element);

    if (scroller) {
        const own = chosen.range.getBoundingClientRect();
        const { top, height } = scroller.getBoundingClientRect();

        scroller.scrollBy({ top: own.top + (own.height / 2) - top - (height / 2), behavior: 'instant' });
    }

    return found.map(({ element, role, label, tooltip, range }) => {
        const rect = range.getBoundingClientRect();
        const { x, y, width, height } = rect;

        return {
            label, role, rect: [ x, y, width, height ], name: nameOf(element), tooltip,
            away: isAway(element, rect), target: element === target
        };
    });
}
