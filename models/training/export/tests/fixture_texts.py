"""Texts that a tokenizer of another language may read differently, and none that a runtime would cut."""

ODD_PAIRS = (
    ("var invoice = ", ""),
    ("", "InvoiceUtil: get the total of invoice. sendInvoice(total)"),
    ("", ""),
    ("// prüfe die Rechnung: größer als 0 €\nvar invoice = ", "InvoiceUtil: get the total of invoice."),
    ("// 請求書の合計を計算する\nvar invoice = ", "VendorService: send the owner of vendor."),
    ("// проверить накладную\nvar vendor = ", "VendorService: проверить vendor."),
    ("var emoji = '🧾🚚';\n// get the shipment\n", "ShipmentHelper: count the 🚚 of shipment."),
    ("var name = 'e\u0301te\u0301';\n// get the budget\n", "BudgetManager: merge the état of budget."),
    ("var invoice =\r\n\tnew ", "InvoiceUtil:\n  get the total\n  of invoice"),
    ("   \t  ", "     "),
    ("if (! ticket.state) return;\n" * 12, "TicketManager: close the state of ticket. openTicket(state)"),
    ("var n = 1234567890; // 0x7f\nvar asset = ", "AssetService: compute the 1234 of asset."),
)
