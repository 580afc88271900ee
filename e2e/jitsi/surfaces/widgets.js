// Lists what shows within one element: a function of the root element, evaluated by Playwright.
// Each entry: label (what a reader reads on or beside it), role, rect in CSS pixels of the viewport, name (id or test id),
// away (a reader has to scroll to it). With the number of an entry, that one is scrolled to the middle before.
(root, reveal) => {
    const CONTROLS = {
        button: 'button', switch: 'toggle', checkbox: 'checkbox', radio: 'radio', combobox: 'combobox',
        listbox: 'combobox', option: 'option', textbox: 'textfield', searchbox: 'textfield', link: 'link',
        tab: 'tab', menuitem: 'menuitem', img: 'image'
    };
    const INPUTS = {
        button: 'button', submit: 'button', reset: 'button', checkbox: 'checkbox', radio: 'radio', range: 'other',
        hidden: ''
    };
    const folded = text => (text || '').replace(/\s+/g, ' ').trim();

    const shows = element => {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
            return false;
        }
        const { width, height } = element.getBoundingClientRect();

        return width > 1 && height > 1 && (inWindow(element) || Boolean(scrollerOf(element)));
    };

    const inWindow = element => {
        const { right, bottom, left, top } = element.getBoundingClientRect();

        return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    };

    // What a reader can scroll to bring an element into view; what only a program can scroll (overflow hidden) is none.
    const scrollerOf = element => {
        for (let node = element; node; node = node.parentElement) {
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

    const isAway = element => {
        const scroller = scrollerOf(element);

        if (!scroller) {
            return !inWindow(element);
        }
        const own = element.getBoundingClientRect();
        const middle = own.top + (own.height / 2);
        const { top, bottom } = scroller.getBoundingClientRect();

        return middle < Math.max(top, 0) || middle > Math.min(bottom, innerHeight);
    };

    const roleOf = element => {
        const given = element.getAttribute('role');

        if (given in CONTROLS) {
            return CONTROLS[given];
        }
        switch (element.localName) {
        case 'button': return 'button';
        case 'a': return element.hasAttribute('href') ? 'link' : '';
        case 'select': return 'combobox';
        case 'textarea': return 'textfield';
        case 'input': return INPUTS[element.type] ?? 'textfield';
        default: return '';
        }
    };

    const labelledBy = element => (element.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
        .map(id => folded(document.getElementById(id)?.innerText)).join(' ');

    // A placeholder can be there and not show, as in a field that has the focus.
    const placeholderOf = element => {
        const { color, opacity } = getComputedStyle(element, '::placeholder');

        return opacity === '0' || /transparent|, 0\)$/.test(color) ? '' : element.getAttribute('placeholder');
    };

    const labelOf = (element, role) => {
        if (role === 'textfield' || role === 'combobox' || role === 'checkbox' || role === 'radio' || role === 'toggle') {
            return folded(element.labels?.[0]?.innerText) || labelledBy(element)
                || folded(placeholderOf(element)) || folded(element.getAttribute('aria-label'))
                || folded(element.innerText);
        }

        return folded(element.innerText) || folded(element.value)
            || folded(element.getAttribute('aria-label')) || folded(element.title) || folded(element.alt);
    };

    const hasOwnText = element => [ ...element.childNodes ]
        .some(node => node.nodeType === Node.TEXT_NODE && folded(node.data));

    const found = [];
    const add = (element, label, role) => {
        found.push({ label, role, element, name: element.id || element.dataset.testid || '' });
    };

    const visit = element => {
        if (!shows(element)) {
            // An element without a box of its own can still have children that show.
            [ ...element.children ].forEach(visit);

            return;
        }
        const role = roleOf(element);

        if (role) {
            const label = labelOf(element, role);

            add(element, label, role === 'button' && !folded(element.innerText) ? 'icon' : role);
        } else if (hasOwnText(element)) {
            const heading = element.getAttribute('role') === 'heading' || /^h[1-6]$/.test(element.localName);

            add(element, folded(element.innerText), heading ? 'heading' : 'text');
        } else if (element.localName === 'img') {
            add(element, folded(element.alt), 'image');
        } else {
            [ ...element.children ].forEach(visit);
        }
    };

    visit(root);
    const chosen = found[reveal]?.element;
    const scroller = chosen && scrollerOf(chosen);

    if (scroller) {
        const own = chosen.getBoundingClientRect();
        const { top, height } = scroller.getBoundingClientRect();

        scroller.scrollBy({ top: own.top + (own.height / 2) - top - (height / 2), behavior: 'instant' });
    }

    return found.map(({ label, role, element, name }) => {
        const { x, y, width, height } = element.getBoundingClientRect();

        return { label, role, rect: [ x, y, width, height ], name, away: isAway(element) };
    });
}
