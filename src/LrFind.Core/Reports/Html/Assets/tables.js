"use strict";

// Without this script the page says the same: it makes tables sortable and lines easy to copy.
(() => {
    const makeButton = (text, className) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = text;
        if (className)
            button.className = className;
        return button;
    };

    // ---- tables

    const valueOf = (row, column) => {
        const cell = row.cells[column];
        return cell.dataset.value !== undefined ? Number(cell.dataset.value) : cell.textContent;
    };

    // Numbers before text, and what is not known at the end in either order.
    const compare = (a, b, sign) => {
        const isNumber = typeof a === "number";
        if (isNumber !== (typeof b === "number"))
            return isNumber ? -1 : 1;
        return sign * (isNumber ? a - b : a.localeCompare(b, "en"));
    };

    const sort = (table, column, sign) => {
        const body = table.tBodies[0];
        const rows = [...body.rows].sort((a, b) => compare(valueOf(a, column), valueOf(b, column), sign));
        body.append(...rows);
    };

    const makeSortable = table => {
        const headers = [...table.tHead.rows[0].cells];
        headers.forEach((header, column) => {
            const button = makeButton(header.textContent);
            header.replaceChildren(button);
            button.addEventListener("click", () => {
                const order = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
                headers.forEach(h => h.removeAttribute("aria-sort"));
                header.setAttribute("aria-sort", order);
                sort(table, column, order === "ascending" ? 1 : -1);
            });
        });
    };

    // ---- lines to copy

    const addCopy = block => {
        if (!navigator.clipboard)
            return;
        const text = block.textContent, button = makeButton("copy", "copy");
        button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(text);
            button.textContent = "copied";
            setTimeout(() => { button.textContent = "copy"; }, 1500);
        });
        const frame = document.createElement("div");
        frame.className = "code-block";
        block.replaceWith(frame);
        frame.append(block, button);
    };

    document.querySelectorAll("table.sortable").forEach(makeSortable);
    document.querySelectorAll("pre").forEach(addCopy);
})();
