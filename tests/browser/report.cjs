"use strict";

// What a reader does with a report, done in Chromium. Each failure is a line; the exit code says whether there was one.
const assert = require("node:assert/strict");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const folder = process.argv[2];
const pictures = process.env.LRFIND_SCREENSHOTS;
const flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let browser;

// Opens a report, hands its page over, and sees to it that nothing went wrong and nothing was asked for meanwhile.
async function withPage(file, settings, use) {
    const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...settings });
    const page = await context.newPage();
    const address = pathToFileURL(path.join(folder, file)).href, troubles = [];
    page.on("console", message => ["error", "warning"].includes(message.type()) && troubles.push(`console: ${message.text()}`));
    page.on("pageerror", error => troubles.push(`error: ${error.message}`));
    page.on("dialog", dialog => { troubles.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on("request", request => request.url() === address || request.url() === "data:," || troubles.push(`request: ${request.url()}`));
    await page.goto(address);
    await page.waitForTimeout(200);
    await use(page);
    assert.deepEqual(troubles, []);
    await context.close();
}

async function keepPicture(page, name, settings = {}) {
    if (pictures)
        await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true, ...settings });
}

// ---- a chart

const chart = page => page.locator("figure.plot").first();
const readOut = page => chart(page).locator(".readout").innerText();
const rateOf = text => Number(/learning rate (\d\.\d\de[+-]\d\d)/.exec(text)?.[1]);

async function hover(page, x, y = 0.5) {
    const over = chart(page).locator(".u-over");
    await over.scrollIntoViewIfNeeded();
    const box = await over.boundingBox();
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await page.waitForTimeout(50);
    return readOut(page);
}

async function drag(page, from, to) {
    await hover(page, from);
    await page.mouse.down();
    await hover(page, (from + to) / 2);
    await hover(page, to);
    await page.mouse.up();
    await page.waitForTimeout(100);
}

const press = (page, name) => chart(page).getByRole("button", { name }).click();
const isPressed = (page, name) => chart(page).getByRole("button", { name }).getAttribute("aria-pressed");
const drawn = page => chart(page).locator("canvas").evaluate(canvas => canvas.toDataURL());

const tests = {
    "hovering reads out the rate, the mean and each repeat": () => withPage("run.html", {}, async page => {
        assert.match(await hover(page, 0.4), /^learning rate \d\.\d\de-\d\d\s+repeat 1 [\d.]+\s+repeat 2 [\d.]+\s+repeat 3 [\d.]+\s+mean [\d.]+\s+mean, smoothed [\d.]+$/);
        assert.ok(rateOf(await hover(page, 0.2)) < rateOf(await hover(page, 0.8)));
        await keepPicture(page, "run-light");
    }),

    "dragging zooms, and a double click goes back": () => withPage("run.html", {}, async page => {
        const before = rateOf(await hover(page, 0.25));
        await drag(page, 0.4, 0.6);
        assert.ok(rateOf(await hover(page, 0.25)) > 5 * before);
        await chart(page).locator(".u-over").dblclick();
        assert.equal(rateOf(await hover(page, 0.25)), before);
    }),

    "the loss axis can be logarithmic": () => withPage("run.html", {}, async page => {
        const before = await drawn(page);
        await press(page, "log loss axis");
        assert.equal(await isPressed(page, "log loss axis"), "true");
        assert.notEqual(await drawn(page), before);
        await press(page, "log loss axis");
        assert.equal(await isPressed(page, "log loss axis"), "false");
    }),

    "repeats can be left out": () => withPage("run.html", {}, async page => {
        const before = await drawn(page);
        await press(page, "repeats");
        assert.equal(await isPressed(page, "repeats"), "false");
        assert.notEqual(await drawn(page), before);
        assert.doesNotMatch(await hover(page, 0.4), /repeat 1/);
    }),

    "arrow keys read the chart": () => withPage("run.html", {}, async page => {
        await chart(page).locator(".stage").focus();
        await page.keyboard.press("ArrowRight");
        const first = rateOf(await readOut(page));
        await page.keyboard.press("PageDown");
        assert.ok(rateOf(await readOut(page)) > first);
    }),

    "a table sorts by a column, up and down": () => withPage("sweep/sweep.html", {}, async page => {
        const header = page.getByRole("columnheader", { name: "rate" });
        const rates = async () => (await page.locator("table.sortable tbody tr").evaluateAll(
            (rows, name) => rows.map(r => Number(r.cells[[...r.closest("table").tHead.rows[0].cells].findIndex(c => c.innerText.startsWith(name))].dataset.value)), "rate"));
        await header.getByRole("button").click();
        assert.equal(await header.getAttribute("aria-sort"), "ascending");
        const rising = await rates();
        assert.ok(rising.length === 8 && rising.every((r, i) => i === 0 || r >= rising[i - 1]));
        await header.getByRole("button").click();
        assert.equal(await header.getAttribute("aria-sort"), "descending");
        assert.deepEqual(await rates(), rising.toReversed());
        await keepPicture(page, "sweep");
    }),

    "every cell of a sweep has a curve": () => withPage("sweep/sweep.html", {}, async page =>
        assert.equal(await page.locator("figure.small canvas").count(), 8)),

    "a page without a suggestion says why": () => withPage("none.html", {}, async page => {
        assert.equal(await page.locator(".figure").innerText(), "none");
        assert.match(await page.locator(".notes").innerText(), /--lr-max/);
        await keepPicture(page, "none");
    }),

    "names that would be markup are text": () => withPage("hostile.html", {}, async page => {
        await page.waitForTimeout(300);
        assert.equal(await page.locator("img, b:not(.readout b), svg[onload]").count(), 0);
        assert.match(await page.locator("h1").innerText(), /a"><img src=x onerror=alert\(4\)>/);
        const text = await page.locator("body").innerText();
        for (const name of ["<svg onload=alert(1)>", "\"><b>bold</b>", "</script><script>alert(2)</script>", "<img src=x onerror=alert(3)>", "m\"><b>odel.json"])
            assert.ok(text.includes(name), name);
        await keepPicture(page, "hostile");
    }),

    "a phone moves tables and not the page": async () => {
        for (const file of ["run.html", "sweep/sweep.html", "hostile.html", "none.html"]) {
            await withPage(file, { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }, async page => {
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, file);
                await keepPicture(page, `phone-${path.basename(file, ".html")}`);
            });
        }
    },

    "a dark screen has a dark page": () => withPage("run.html", { colorScheme: "dark" }, async page => {
        const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const dark = await ground(), before = await drawn(page);
        await keepPicture(page, "run-dark");
        await page.emulateMedia({ colorScheme: "light" });
        await page.waitForTimeout(100);
        assert.notEqual(await ground(), dark);
        assert.notEqual(await drawn(page), before);
    }),

    "paper is white and has no buttons": () => withPage("run.html", { colorScheme: "dark" }, async page => {
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
        assert.equal(await chart(page).getByRole("button", { name: "reset zoom" }).isVisible(), false);
    }),

    "a chart fits on paper, and the screen again": () => withPage("run.html", { viewport: { width: 1400, height: 900 } }, async page => {
        const width = () => chart(page).locator("canvas").evaluate(canvas => canvas.clientWidth);
        const before = await width();
        await page.evaluate(() => addEventListener("beforeprint", () => queueMicrotask(() => {
            window.printed = document.querySelector("figure.plot canvas").clientWidth;
        })));
        await page.pdf({ path: pictures && path.join(pictures, "print.pdf"), format: "A4" });
        assert.ok(before > 800 && await page.evaluate(() => window.printed) <= 640);
        assert.equal(await width(), before);
    }),

    "without scripts there are drawings and tables": () => withPage("run.html", { javaScriptEnabled: false }, async page => {
        assert.ok(await page.locator("figure.plot svg path.strong").first().isVisible());
        assert.ok(await page.locator("table").count() >= 6);
        await keepPicture(page, "run-without-scripts");
    }),
};

(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
    let failed = 0;
    for (const [name, test] of Object.entries(tests)) {
        try {
            await test();
            console.log(`ok      ${name}`);
        } catch (error) {
            failed++;
            console.log(`FAILED  ${name}: ${error.message.replaceAll("\n", " ")}`);
        }
    }

    await browser.close();
    process.exitCode = failed === 0 ? 0 : 1;
})();
